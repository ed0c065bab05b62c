// SPDX-License-Identifier: MIT
// Asks for each version in the way that the brief names, and looks at the members of what comes.
#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include <fmt/core.h>

#include "checks/http/excuse.h"
#include "checks/ver/family.h"
#include "checks/ver/versions.h"
#include "core/tally.h"
#include "dialect/envelope.h"
#include "dialect/names.h"

namespace assay::checks {
namespace ver_addressable {
namespace {

constexpr Meta kMeta{
    .id = "ver.addressable",
    .title = "All versions answer, each in its own form",
    .failure_title = "A version does not answer in its own form",
    .why = "Whoever wrote a client for the old version has not been asked to change it.",
    .fix =
        "Keep the old version's route and turn what is stored into its form at the edge; test both "
        "versions against one record.",
    .source = "common practice; Zalando REST guidelines 106, 114",
    .severity = Severity::kMinor,
    .needs = need::kVersions,
    .scope = Scope::kService,
};

constexpr double kOtherVersionsMember = 0.5;

Json texts(const std::vector<std::string>& names) {
  Json list = Json::array();
  for (const std::string& name : names)
    list.push(name);
  return list;
}

void gather(Session& session) {
  const std::vector<ApiVersion>& versions = session.contract().versions;
  const Expectation* expected = find_expectation(session.contract(), "versioning");
  session.tape().note("optional",
                      expected != nullptr && !is_demanded(session.contract(), "versioning"));
  turn_to_resource_of(session, versions.front().path);
  const std::optional<Made> made = session.control("control");
  if (!made) return;
  session.tape().note("resource", session.resource().name);
  Json all = Json::array();
  for (const ApiVersion& version : versions) {
    all.push(Json::object(
        {{"name", version.name}, {"has", texts(version.has)}, {"lacks", texts(version.lacks)}}));
    session.ask("version " + version.name, version_ask(version));
  }
  session.tape().note("versions", all);
  session.get("control (after)", made->path);
}

// The items of a list, or the one item.
std::vector<Json> items_in(const Exchange& answer, const std::string& resource) {
  const std::optional<Json> body = Json::parse(answer.response.body);
  if (!body) return {};
  std::vector<Json> items;
  if (const Json* list = find_list(*body, resource)) {
    for (const Json& each : list->items()) {
      const Json* item = find_item(each, resource);
      items.push_back(item == nullptr ? each : *item);
    }
  } else if (const Json* item = find_item(*body, resource)) {
    items.push_back(*item);
  }
  return items;
}

// Two names of the rubric that differ in style alone can only be told apart as they are written.
bool style_tells(const Json& versions) {
  std::vector<std::string> names;
  for (const Json& version : versions.items()) {
    for (const char* which : {"has", "lacks"}) {
      for (const Json& name : version.find(which)->items())
        names.push_back(name.text());
    }
  }
  return std::ranges::any_of(names, [&](const std::string& one) {
    return std::ranges::any_of(
        names, [&](const std::string& other) { return one != other && same_name(one, other); });
  });
}

bool any_shows(const std::vector<Json>& items, const std::string& name, bool exactly) {
  return std::ranges::any_of(items, [&](const Json& item) {
    return exactly ? item.find(name) != nullptr : member(item, name) != nullptr;
  });
}

void judge_members(const Json& version,
                   const Exchange& answer,
                   const std::vector<Json>& items,
                   bool exactly,
                   Tally& tally) {
  const std::string label = "version " + version.find("name")->text();
  for (const Json& name : version.find("has")->items()) {
    const bool there = any_shows(items, name.text(), exactly);
    tally.add(label, there ? 1 : 0, "the member " + name.text(),
              there ? "shows it" : fmt::format("does not show {}", name.text()), answer);
  }
  for (const Json& name : version.find("lacks")->items()) {
    const bool there = any_shows(items, name.text(), exactly);
    tally.add(label, there ? kOtherVersionsMember : 1, "no member " + name.text(),
              there ? fmt::format("shows {}, which is another version's", name.text())
                    : "does not show it",
              answer);
  }
}

Finding judge(const Tape& tape) {
  if (!tape.at("control (after)").is_2xx()) {
    return inconclusive("the item " + answer_of(tape.at("control (after)")));
  }
  const Json& versions = tape.fact("versions");
  const bool exactly = style_tells(versions);
  bool any = false;
  std::string unseen;
  Tally tally;
  for (const Json& version : versions.items()) {
    const std::string label = "version " + version.find("name")->text();
    const Exchange& answer = tape.at(label);
    if (const std::string why = answer.is_2xx() ? "" : excuse(answer); !why.empty()) {
      unseen = why;
      continue;
    }
    any = any || answer.is_2xx();
    tally.add(label, answer.is_2xx() ? 1 : 0, "2xx", answer);
    if (!answer.is_2xx()) continue;
    const std::vector<Json> items = items_in(answer, tape.fact("resource").text());
    if (items.empty()) unseen = label + " shows no item";
    if (!items.empty()) judge_members(version, answer, items, exactly, tally);
  }
  if (!any && tape.fact("optional").boolean()) {
    return not_applicable("no version answers, and the brief does not demand them");
  }
  if (tally.lowest() == 1 && !unseen.empty()) return inconclusive(unseen);
  return tally.finding(tally.lowest(), "Versions");
}

}  // namespace
}  // namespace ver_addressable
const Check kAddressable{ver_addressable::kMeta, ver_addressable::gather, ver_addressable::judge};
}  // namespace assay::checks
