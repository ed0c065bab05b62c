// SPDX-License-Identifier: MIT
// How this candidate speaks: the bindings that were read from its responses.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "contract/contract.h"
#include "core/json.h"
#include "core/report.h"
#include "dialect/names.h"

namespace assay {

// Somebody who asks. Anonymous has no headers.
struct Principal {
  std::string name = "anonymous";
  std::string email{};
  std::string password{};
  Headers headers{};  // what makes a request theirs
};

// How a list is cut into pages.
enum class PagingKind { kUnknown, kNone, kOffset, kPage, kCursor };

struct PagingStyle {
  PagingKind kind = PagingKind::kUnknown;
  bool links = false;            // the server hands out the next page's address
  std::string size_param{};      // "limit"; empty when no spelling had an effect
  std::string position_param{};  // "offset", "page", "cursor"
  int first = 0;                 // the first offset or page number: 0 or 1
  bool cursor_is_id = false;     // the cursor is the id of the last item seen
  int small = 0;                 // a size that cuts the list; 0: no size has an effect
  int large = 0;                 // the largest size that was taken; 0: none was
  std::string tried{};           // the spellings that had no effect
};

// How one field is asked for in a query: "filter[*]=#" with '*' for the key and '#' for the value.
struct QuerySpelling {
  std::string syntax{};
  std::string key{};
};

struct ResourceDialect {
  std::string path{};       // as adopted, below the base URL; may end in a slash
  bool item_slash = false;  // item addresses end in a slash
  std::string id_name{};    // the member whose value leads to the item; empty: none is known to
  NameStyle style = NameStyle::kAsWritten;
  std::string wrapper{};  // request bodies are {"wrapper": {…}}; empty: bare
  bool decimals_as_text = false;
  Json choices{};  // of enums and flags: those that the first accepted body held
  bool creatable = false;
  bool readable = false;  // a created item can be read at its address
  int create_exchange = 0;
  std::string
      create_answer{};  // "answered 404": the last answer to a valid body, when not creatable
  PagingStyle paging{};
  bool paging_learned = false;
  std::map<std::string, QuerySpelling> filters{};  // by field: those that were seen to work
  std::string sort_syntax{};                       // "sort=*", where one was seen to work
  std::vector<std::string>
      seeded{};           // ids of the items made to learn the paging from, oldest first
  Principal seeded_by{};  // whose they are
};

struct Dialect {
  std::string base{};        // of every path: "http://127.0.0.1:8080/api", no slash at its end
  std::string host{};        // the Host that the candidate answers to; empty: that of the base
  bool quoted_keys = false;  // Idempotency-Key: "…", a String of RFC 8941
  std::map<std::string, ResourceDialect> resources{};
  bool users_work = false;            // sign-up (or log-in) gave a credential
  std::string users_answer{};         // why not, in words
  std::vector<Principal> accounts{};  // the first that signed up
  bool sign_up_is_limited = false;    // for longer than a gather waits
  std::vector<Binding> bindings{};

  // Records a fact once; a later value of the same name replaces the earlier one.
  void bind(std::string name, std::string value, std::string origin, int exchange = 0);
};

Json to_json(const Dialect& dialect);

}  // namespace assay
