// SPDX-License-Identifier: MIT
// Character classes of regular expressions, as sets of ASCII characters.
#pragma once

#include <bitset>
#include <optional>
#include <string>
#include <string_view>

namespace assay {

using Letters = std::bitset<128>;

// Printable ASCII, what '.' and a negated class draw from.
Letters printable_letters();

// Reads the escape that starts `rest` (its backslash included) and takes it off: \d, \W, \t, \x41,
// \., \p{L}. Nothing, with `rest` as it was, when it stands for no set of characters.
std::optional<Letters> take_escape(std::string_view& rest);

// Reads the bracket expression that starts `rest` and takes it off. Characters beyond ASCII are
// left out. Nothing when it is not closed or nothing is left.
std::optional<Letters> take_bracket(std::string_view& rest);

// The characters of a set: letters and digits alone where it has any.
std::string drawn_letters(const Letters& set);

}  // namespace assay
