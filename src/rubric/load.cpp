// SPDX-License-Identifier: MIT
// Loading: read, merge, decode, and refuse or take the whole.
#include "rubric/load.h"

#include "core/digest.h"
#include "rubric/decode_rubric.h"
#include "rubric/extend.h"
#include "rubric/problems.h"
#include "rubric/resolved.h"

namespace assay {

LoadedRubric load_rubric(const std::string& source,
                         const KnownChecks& known,
                         const LoadOptions& options) {
  Sources sources;
  Problems problems(sources);
  LoadedRubric loaded;
  const std::optional<Node> root = read_extended(source, sources, problems);
  if (root) {
    Decoded decoded = decode_rubric(*root, known, options, problems);
    if (problems.empty()) {
      decoded.rubric.digest = digest_of(to_json(resolved(*root, decoded)).dump());
      loaded.rubric = std::move(decoded.rubric);
    }
  }
  loaded.problems = problems.take();
  return loaded;
}

}  // namespace assay
