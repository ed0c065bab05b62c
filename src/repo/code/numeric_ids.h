// SPDX-License-Identifier: MIT
// Whether what a Java repository calls an id can hold a stranger's text.
#pragma once

#include <set>
#include <string_view>
#include <vector>

#include "repo/code/code.h"
#include "repo/walk.h"

namespace assay {

// True when every getId() and every field "id" that is declared gives a number or a UUID.
bool ids_are_numbers(const std::vector<SourceFile>& sources);

// pet.getId(), pet.getId().toString()
bool gives_id(std::string_view expression);

// The names that are given such a value: petId of "String petId = pet.getId().toString();".
std::set<std::string_view> names_of_ids(const Code& code);

}  // namespace assay
