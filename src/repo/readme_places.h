// SPDX-License-Identifier: MIT
// Where documents of the author's are looked for, told by their paths alone.
#pragma once

#include <string_view>

namespace assay {

// True by its name, wherever it stands.
bool is_readme(std::string_view path);

// How far a README is from being the one of the whole: 0 for README.md in the root, and the nearer
// the sooner. What reads as the brief comes last. Negative where no such README is looked for.
int distance_of_readme(std::string_view path);

// tests/README.md tells how to run them, and of nothing else.
bool is_readme_of_tests(std::string_view path);

// CONTRIBUTING.md: written for those who go on with the work, and part of what the README says
// where that leads to it.
bool is_for_contributors(std::string_view path);

// True for a document that may tell of the service: a README, a decision record, and what lies in
// the root or in a folder that is kept for documents.
bool is_document_of_author(std::string_view path);

}  // namespace assay
