// SPDX-License-Identifier: MIT
// Names of members whatever their case style: created_at, createdAt, created-at, CreatedAt.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/json.h"

namespace assay {

enum class NameStyle { kAsWritten, kSnake, kCamel, kPascal, kKebab };

// Lower case without '_', '-' and spaces: names that fold alike are the same name.
std::string fold(std::string_view name);
bool same_name(std::string_view left, std::string_view right);

// The member of this name, or of one of its other spellings: exactly so first, then folded. Sees
// through JSON:API's `attributes`. Null when absent or when `object` is none.
const Json* member(const Json& object,
                   std::string_view name,
                   const std::vector<std::string>& aka = {});

// The string member of this name anywhere in a value; null when there is none.
const Json* deep_text(const Json& value, std::string_view name);

// A name in another style; kAsWritten, and a name without letters, stay as they are. Leading
// underscores are kept.
std::string styled(std::string_view name, NameStyle style);

}  // namespace assay
