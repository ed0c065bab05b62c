// SPDX-License-Identifier: MIT
// Asking by GraphQL over HTTP, and reading what it answers.
#pragma once

#include <optional>
#include <string>

#include "checks/gql/query.h"
#include "dialect/session.h"

namespace assay::checks {

// A POST of one query, unsent.
Ask graphql_ask(const Session& session, const std::string& query, const Json& variables = {});

// {"id": …} as the query declares it.
Json id_variable(const ReadQuery& query, const std::string& id);

// The resource that the rubric's `read` is about: one that its owner alone may read, by its name
// where one is named. Null when there is none.
const Resource* owned_resource(const Contract& contract, const ReadQuery& query);

// An answer as the specification has it.
struct Reply {
  bool is_json = false;
  Json data{};  // null when there is none
  bool has_errors = false;
  bool well_formed = false;  // the errors are a list of objects with a message
};
Reply reply_of(const Exchange& answer);

// What the field of the query came to; null when it is null or was not answered.
Json shown_by(const Exchange& answer, const std::string& field);

// Refused: nothing of what was asked for, and words that say so.
bool is_query_refusal(const Exchange& answer);

}  // namespace assay::checks
