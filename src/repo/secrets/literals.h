// SPDX-License-Identifier: MIT
// Finds many fixed texts in one pass.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

struct Literal {
  std::string text{};
  bool any_case = false;
};

class Literals {
 public:
  // None may be empty. Where the processor lacks what the search needs, is_ready() is false.
  explicit Literals(const std::vector<Literal>& literals);

  bool is_ready() const { return engine_ != nullptr; }

  // Calls for each occurrence, by the end of its place, with the literal's number and that end.
  // Texts beyond 4 GB are not searched. One thread at a time.
  using Found = std::function<void(std::size_t literal, std::size_t end)>;
  void each(std::string_view text, const Found& found) const;

 private:
  struct Engine;
  std::shared_ptr<Engine> engine_;
};

}  // namespace assay
