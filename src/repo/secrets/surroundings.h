// SPDX-License-Identifier: MIT
// What stands around a value in its file, and takes its weight away.
#pragma once

#include <cstddef>
#include <string_view>

#include "repo/secrets/candidate_secret.h"

namespace assay {

// example: "…", @ApiProperty({ example: { token: "…" } }), Field(examples=["…"]), and what stands
// below example: in YAML.
bool stands_in_example(const SearchedText& place, std::size_t at);

// On a line of source code that is a comment as a whole; the comments of settings are no less read
// than their values.
bool stands_in_comment(const SearchedText& place, std::size_t at);
// In Rust, below #[cfg(test)], which stands at the end of a file.
bool stands_in_test_module(const SearchedText& place, std::size_t at);

// In a file of settings with a section for each environment: within that of development or tests,
// when the one of production takes its values from the environment.
bool stands_in_development(const SearchedText& place, std::size_t at);

// Symfony's recipe writes one into the .env that is to be kept, for development; production sets
// its own.
bool is_made_by_recipe(const SearchedText& place, std::string_view name);

// In a pipeline that only builds and tests, a key of the service's own: it opens nothing but what
// that run makes.
bool stands_in_test_run(const SearchedText& place, std::string_view name);

// A key of a store of objects, beside the address of one on one's own machine: MinIO and LocalStack
// take keys of whatever form. `name` in lower case.
bool opens_local_store(const SearchedText& place, std::string_view name, std::size_t at);

}  // namespace assay
