// SPDX-License-Identifier: MIT
// Paths, headers and bodies of requests.
#include "scenario/request.h"

#include <algorithm>
#include <utility>

#include "core/template.h"
#include "core/text.h"
#include "dialect/decimal.h"
#include "dialect/names.h"
#include "dialect/signing.h"
#include "dialect/spelling.h"

namespace assay {
namespace {

// What a patient session would try to get past is the answer itself where the step expects it.
std::vector<int> awaited_by(const Step& step) {
  std::vector<int> awaited = {301, 302, 303, 307, 308, 401, 429, 503};
  std::erase_if(awaited, [&](int status) { return !expects_status(step, status); });
  return awaited;
}

// The rest of a path behind its resource, on the address that the candidate has for it.
std::string own_path(const std::string& path, const Resource& resource, Session& session) {
  const std::string rest = path.substr(resource.path.size());
  const std::size_t end = std::min(rest.find('?'), rest.size());
  const std::string query = rest.substr(end);
  std::string below = rest.substr(0, end);
  if (below.empty()) return session.collection(resource) + query;
  const bool item = below.find('/', 1) == std::string::npos;
  std::string start = session.collection(resource);
  while (start.ends_with('/'))
    start.pop_back();
  const bool slash = item && session.spoken(resource).item_slash;
  return start + below + (slash ? "/" : "") + query;
}

Json restyled(const Json& value, NameStyle style) {
  Json out = value;
  for (auto& [name, member] : out.members()) {
    name = styled(name, style);
    member = restyled(member, style);
  }
  for (Json& item : out.items())
    item = restyled(item, style);
  return out;
}

// A body that the step writes in the wrapper of its resource's bodies, without it.
const Json& unwrapped(const Json& body, const Resource& resource) {
  const bool only = body.is_object() && body.size() == 1;
  if (!only || resource.wrapper.empty()) return body;
  const auto& [name, inner] = body.members().front();
  return name == resource.wrapper && inner.is_object() ? inner : body;
}

// Of a path that no resource stands behind, what is known is how the others write their names.
Json own_body(const Json& body, const Resource* resource, Session& session) {
  if (resource != nullptr) {
    return spelled(typed(unwrapped(body, *resource), *resource), *resource,
                   session.spoken(*resource));
  }
  if (session.contract().resources.empty()) return body;
  return restyled(body, session.spoken(session.resource()).style);
}

// Whether the path ends at the resource's collection or at one of its items: there the body is one
// of its own.
bool takes_items(const std::string& path, const Resource& resource) {
  const std::string_view rest =
      std::string_view(path).substr(resource.path.size(), path.find('?') - resource.path.size());
  return rest.find('/', 1) == std::string_view::npos;
}

// An address that an earlier answer gave, asked as it stands; nothing for any other path.
std::optional<std::string> saved_address(const std::string& path, RequestValues& values) {
  constexpr std::string_view kOpening = "{{";
  if (!path.starts_with(kOpening)) return std::nullopt;
  const std::vector<std::string_view> names = holes_in(path);
  const std::optional<Json> value = names.empty() ? std::nullopt : values.value(names.front());
  if (!value) return std::nullopt;
  const std::string rest = path.substr(path.find("}}") + 2);
  return plain_text(*value) +
         filled(rest, [&](std::string_view name) { return values.address(name); });
}

Json typed_scalar(const Json& value, const Field& field) {
  const bool numeric = field.type == FieldType::kDecimal || field.type == FieldType::kInteger;
  if (!numeric || !value.is_string() || !parse_decimal(value.text())) return value;
  return Json::parse(value.text()).value_or(value);
}

// Signed now, under the id that the body names.
void sign(Ask& ask, const Signing& signing, std::int64_t now, Session& session) {
  const std::optional<Json> body = Json::parse(*ask.body);
  const Json* id = body ? body->find("id") : nullptr;
  const bool named = id != nullptr && !id->text().empty();
  const SignedEvent event{
      .id = named ? id->text() : session.maker().unique(), .time = now, .body = *ask.body};
  for (Header& header : signed_headers(signing, event)) {
    const bool own = std::ranges::any_of(ask.headers, [&](const Header& each) {
      return equals_ignoring_case(each.name, header.name);
    });
    if (!own) ask.headers.push_back(std::move(header));
  }
}

}  // namespace

Json typed(Json body, const Resource& resource) {
  for (auto& [name, value] : body.members()) {
    if (const Field* field = find_field(resource, name)) value = typed_scalar(value, *field);
  }
  return body;
}

Ask request_of(const Step& step,
               const Resource* resource,
               RequestValues& values,
               Session& session) {
  const Lookup lookup = [&](std::string_view name) { return values.value(name); };
  const std::optional<std::string> address = saved_address(step.call.path, values);
  const std::string path =
      filled(step.call.path, [&](std::string_view name) { return values.address(name); });
  Ask ask{.method = step.call.method,
          .path = address               ? own_url(*address, session.dialect().base + "/")
                  : resource == nullptr ? path
                                        : own_path(path, *resource, session),
          .awaited = awaited_by(step)};
  bool typed_by_step = false;
  for (const auto& [name, text] : step.headers) {
    const std::string value = filled_text(text, lookup);
    if (equals_ignoring_case(name, "Content-Type")) {
      ask.content_type = value;
      typed_by_step = true;
    } else {
      ask.headers.push_back({name, value});
    }
  }
  if (step.call.body.is_null()) return ask;
  const Json body = filled_value(step.call.body, lookup);
  const std::optional<Signing> signing = signing_of(step, session.contract());
  if (typed_by_step && body.is_string()) {
    ask.body = body.text();
  } else {
    const bool own = resource != nullptr && takes_items(path, *resource);
    // What is signed is a sender's, in the sender's words.
    const Json sent = signing ? body : own_body(body, own ? resource : nullptr, session);
    ask.body = sent.dump();
  }
  if (signing) sign(ask, *signing, values.now(), session);
  return ask;
}

}  // namespace assay
