// SPDX-License-Identifier: MIT
// Where in a text of SQL a value is put in, and whether that value may be hostile.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "repo/code/code.h"

namespace assay {

// In lower case, with every white space a space.
std::string flat_sql(std::string_view text);

// True when the text begins a statement: SELECT … FROM, INSERT INTO, UPDATE … SET, DELETE FROM.
bool begins_statement(const std::string& flat);
// True when it goes on with one, and ends within the quotes of a value: " AND name = '".
bool goes_on_in_quotes(const std::string& flat);

// True when what follows this text stands where a value does, and not a table's or column's name
// or a further piece of SQL.
bool ends_before_value(const std::string& flat);

// The names that a file declares as numbers, or as constants with a literal value.
std::set<std::string_view> harmless_names(const Code& code);

// True when an expression put into SQL at the end of `flat` could carry a stranger's text. Numbers,
// constants, placeholders and what is escaped cannot.
bool is_risky(const std::set<std::string_view>& harmless,
              const std::string& flat,
              std::string_view expression);

// "${table}.id": what a dot and a name follow is no value. `behind` begins after the hole.
bool is_qualified(std::string_view behind);

}  // namespace assay
