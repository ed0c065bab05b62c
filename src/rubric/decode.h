// SPDX-License-Identifier: MIT
// From located nodes to the parts of a Rubric; every problem is collected, none ends the reading.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rubric/node.h"
#include "rubric/problems.h"
#include "rubric/reader.h"
#include "rubric/rubric.h"

namespace assay {

void decode_candidate(const Node& node, CandidateSpec& candidate, Problems& problems);

// The whole `api:` section: users, resources (referenced ones first), limits, rules, expectations.
void decode_api(const Node& node, Contract& contract, Problems& problems);
void decode_resources(const Node& node, Contract& contract, Problems& problems);
void decode_users(const Node& node, Contract& contract, Problems& problems);
void decode_rate_limit(const Node& node, Contract& contract, Problems& problems);
void decode_rules(const Node& node, Contract& contract, Problems& problems);
void decode_admin_only(const Node& node, Contract& contract, Problems& problems);
// Keys of `api`: jobs, webhooks and outbound; versions, graphql, load, dependencies, count_queries.
void decode_events(MapReader& api, Contract& contract);
void decode_running(MapReader& api, Contract& contract);
void decode_expect(const Node& node, Contract& contract, Problems& problems);

Field decode_field(const Node& node, Problems& problems);
// A map of field names to fields.
std::vector<Field> decode_fields(const Node& node, Problems& problems);

// {post: /path, body: …}: exactly one method; its body may hold the `known` holes. A path may also
// begin with one of the `addresses`, a hole that stands for one. Other keys are the caller's, so
// finish() is too.
Call decode_call(MapReader& reader,
                 const std::vector<std::string>& known,
                 const std::vector<std::string>& addresses = {});

// {get: /path} with one of changes_by, becomes and grows_by.
Effect decode_effect(const Node& node, const std::vector<std::string>& known, Problems& problems);

// {scheme: github, secret: …}.
Signing decode_signing(const Node& node, Problems& problems);

// The words for an HTTP method that begin a call: get, head, post, put, patch, delete, options.
std::span<const std::string_view> method_words();

// A path begins with a slash and holds no space.
void check_path(const Node& node, Problems& problems);

Criterion decode_scenario(const Node& node, const Contract& contract, Problems& problems);
Criterion decode_command(const Node& node, Problems& problems);
Criterion decode_question(const Node& node, Problems& problems);

}  // namespace assay
