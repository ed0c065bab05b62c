// SPDX-License-Identifier: MIT
// The seam to vectorscan.
#include "repo/secrets/literals.h"

#include <hs/hs.h>
#include <limits>

namespace assay {

struct Literals::Engine {
  hs_database_t* database = nullptr;
  hs_scratch_t* scratch = nullptr;

  Engine() = default;
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;
  Engine(Engine&&) = delete;
  Engine& operator=(Engine&&) = delete;
  ~Engine() {
    hs_free_scratch(scratch);
    hs_free_database(database);
  }
};

Literals::Literals(const std::vector<Literal>& literals) {
  std::vector<const char*> texts;
  std::vector<std::size_t> sizes;
  std::vector<unsigned> flags;
  std::vector<unsigned> ids;
  for (const Literal& literal : literals) {
    texts.push_back(literal.text.data());
    sizes.push_back(literal.text.size());
    flags.push_back(literal.any_case ? HS_FLAG_CASELESS : 0U);
    ids.push_back(static_cast<unsigned>(ids.size()));
  }
  auto engine = std::make_shared<Engine>();
  hs_compile_error_t* error = nullptr;
  const bool ready = hs_valid_platform() == HS_SUCCESS &&
                     hs_compile_lit_multi(texts.data(), flags.data(), ids.data(), sizes.data(),
                                          static_cast<unsigned>(texts.size()), HS_MODE_BLOCK,
                                          nullptr, &engine->database, &error) == HS_SUCCESS &&
                     hs_alloc_scratch(engine->database, &engine->scratch) == HS_SUCCESS;
  hs_free_compile_error(error);
  if (ready) engine_ = std::move(engine);
}

void Literals::each(std::string_view text, const Found& found) const {
  if (engine_ == nullptr || text.size() > std::numeric_limits<unsigned>::max()) return;
  const auto meet = [](unsigned id, unsigned long long /*from*/, unsigned long long to,
                       unsigned /*flags*/, void* context) {
    (*static_cast<const Found*>(context))(id, static_cast<std::size_t>(to));
    return 0;
  };
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-const-cast): the context of a C callback
  hs_scan(engine_->database, text.data(), static_cast<unsigned>(text.size()), 0, engine_->scratch,
          meet, const_cast<void*>(static_cast<const void*>(&found)));
}

}  // namespace assay
