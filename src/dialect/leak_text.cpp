// SPDX-License-Identifier: MIT
// Getting at the text of a body.
#include "dialect/leak_text.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "core/json.h"
#include "core/text.h"
#include "dialect/names.h"

namespace assay {
namespace {

bool is_own_address(std::string_view name) {
  constexpr std::array<std::string_view, 8> kNames = {"path", "instance", "url",  "uri",
                                                      "href", "link",     "self", "endpoint"};
  return std::ranges::find(kNames, fold(name)) != kNames.end();
}

void gather_strings(std::string& out, const Json& value) {
  if (value.is_string()) {
    out += value.text();
    out += '\n';
  }
  for (const Json& item : value.items())
    gather_strings(out, item);
  for (const auto& [name, inner] : value.members()) {
    if (!is_own_address(name) || !inner.is_string()) gather_strings(out, inner);
  }
}

// The character that an entity stands for, and the entity taken off; '&' for an unknown one.
char take_entity(std::string_view& rest) {
  constexpr std::array<std::pair<std::string_view, char>, 10> kEntities = {{{"&nbsp;", ' '},
                                                                            {"&quot;", '"'},
                                                                            {"&#34;", '"'},
                                                                            {"&#39;", '\''},
                                                                            {"&#x27;", '\''},
                                                                            {"&lt;", '<'},
                                                                            {"&gt;", '>'},
                                                                            {"&#47;", '/'},
                                                                            {"&#x2F;", '/'},
                                                                            {"&amp;", '&'}}};
  for (const auto& [entity, c] : kEntities) {
    if (!rest.starts_with(entity)) continue;
    rest.remove_prefix(entity.size());
    return c;
  }
  rest.remove_prefix(1);
  return '&';
}

std::string without_tags(std::string_view html) {
  std::string out;
  while (!html.empty()) {
    if (html.front() == '<') {
      const std::size_t end = html.find('>');
      const bool line_break = html.starts_with("<br") || html.starts_with("</");
      out += line_break ? '\n' : ' ';
      html.remove_prefix(end == std::string_view::npos ? html.size() : end + 1);
    } else if (html.front() == '&') {
      out += take_entity(html);
    } else {
      out += html.front();
      html.remove_prefix(1);
    }
  }
  return out;
}

}  // namespace

std::string readable_text(std::string_view body) {
  if (const std::optional<Json> json = Json::parse(body)) {
    std::string out;
    gather_strings(out, *json);
    return out;
  }
  const bool marked_up =
      trimmed(body).starts_with('<') && body.find("</") != std::string_view::npos;
  return marked_up ? without_tags(body) : std::string(body);
}

}  // namespace assay
