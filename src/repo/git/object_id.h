// SPDX-License-Identifier: MIT
// The name of an object in git's store: a SHA-1.
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

namespace assay {

struct ObjectId {
  std::array<unsigned char, 20> bytes{};

  friend auto operator<=>(const ObjectId&, const ObjectId&) = default;
};

std::string to_hex(const ObjectId& id);
// Nothing for anything but 40 lower-case hexadecimal digits.
std::optional<ObjectId> object_id_from(std::string_view hex);

// Its bytes are as good as random.
struct ObjectIdHash {
  std::size_t operator()(const ObjectId& id) const {
    std::size_t hash = 0;
    std::memcpy(&hash, id.bytes.data(), sizeof hash);
    return hash;
  }
};

}  // namespace assay
