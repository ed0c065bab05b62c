// SPDX-License-Identifier: MIT
// What a job or an event changes: {get: /wallets/1, value: /balance, changes_by: 25}.
#include <fmt/core.h>

#include "rubric/decode.h"
#include "rubric/holes.h"

namespace assay {

Effect decode_effect(const Node& node, const std::vector<std::string>& known, Problems& problems) {
  Effect effect;
  MapReader reader(node, "effect", problems);
  if (const Node* path = reader.need("get", "where it shows: get: /payments")) {
    check_path(*path, problems);
    check_holes(*path, known, problems);
  }
  reader.text("get", effect.path);
  reader.text("value", effect.pointer);
  std::optional<double> changes_by;
  std::optional<double> grows_by;
  reader.number("changes_by", changes_by);
  reader.number("grows_by", grows_by);
  const Node* becomes = reader.find("becomes");
  reader.finish();
  const int said = (changes_by ? 1 : 0) + (grows_by ? 1 : 0) + (becomes != nullptr ? 1 : 0);
  if (said != 1) {
    problems.add(reader.at(), "an effect says one of changes_by, becomes and grows_by",
                 "{get: /payments, grows_by: 1}");
  } else if (!grows_by && !effect.pointer.starts_with('/')) {
    problems.add(reader.spot("value"), "the effect does not say which value changes",
                 "value: /balance, a JSON Pointer into the item");
  }
  if (becomes != nullptr) {
    effect.kind = Effect::Kind::kBecomes;
    effect.value = to_json(*becomes);
  } else if (changes_by) {
    effect.kind = Effect::Kind::kNumber;
    effect.by = *changes_by;
  } else {
    effect.by = grows_by.value_or(1);
  }
  return effect;
}

}  // namespace assay
