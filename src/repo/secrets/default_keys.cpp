// SPDX-License-Identifier: MIT
// Recognising a variable with a literal to fall back to, in the words of many languages.
#include "repo/secrets/default_keys.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "core/expression.h"
#include "core/text.h"
#include "core/word_list.h"
#include "repo/first_party.h"
#include "repo/language.h"
#include "repo/secrets/dotnet_keys.h"
#include "repo/secrets/fixed_keys.h"
#include "repo/secrets/ground.h"
#include "repo/secrets/hocon.h"
#include "repo/secrets/of_environments.h"
#include "repo/secrets/settings_class.h"
#include "repo/secrets/signing_name.h"
#include "repo/secrets/spring_keys.h"

namespace assay {
namespace {

using Lines = std::vector<std::string_view>;

constexpr std::size_t kMostDefaults = 20;
constexpr std::size_t kDefaultLongestLine = 1000;  // beyond it a line is data
constexpr std::size_t kAround = 4;                 // lines that may say for whom a default is
constexpr std::array<std::string_view, 6> kTellingParts{"ecret", "ECRET", "KEY",
                                                        "key",   "Key",   "ign"};
constexpr std::size_t kClose = 2;  // the same, at another mention

// A variable's name, and a literal of at least one character after one of the ways to give a
// default. `text` is that literal with its quotes.
Expression fallback_to(const std::string& text) {
  return Expression(
      R"re((?i)(?:)re"
      // process.env.NAME || "text", os.environ["NAME"] ?? "text", ENV["NAME"] || "text",
      // getenv("NAME") ?: "text", os.environ.get("NAME") or "text"
      R"re((?:env|environ|getenv|get_env|config\w*)\b[\w.:]*(?:<\w+>)?(?:\.|[\[(]\s*["'])(\w+)["'\])]*\s*(?:\|\||\?\?|\?:|\bor\b)\s*)re" +
      text +
      // os.getenv("NAME", "text"), env('NAME', default="text"), ENV.fetch("NAME", "text"),
      // getEnv("NAME", "text"), GetEnvOrDefault("NAME", "text")
      R"re(|\w*(?:env|environ|config|fetch)\w*(?:\.\w+)*\(\s*["'](\w+)["']\s*,\s*(?:\w+\s*=\s*)?)re" +
      text +
      R"re(\s*[,)])re"
      // env::var("NAME").unwrap_or_else(|_| "text".into())
      R"re(|env::var\(\s*"(\w+)"\s*\)[\w.()?]*unwrap_or(?:_else)?\((?:\|_?\w*\|\s*)?"[^"]+")re"
      // @Value("${jwt.secret:text}")
      R"re(|@Value\(\s*"\$\{([\w.-]+):[^}"$]+\}"\s*\))re"
      R"re())re");
}

const Expression& fallback(std::string_view path) {
  static const Expression kAny = fallback_to(R"re(["'`](?:[^"'`$]|\$[^"'`{\w])+["'`])re");
  static const Expression kPython = fallback_to(R"re(["'][^"']+["'])re");
  return path.ends_with(".py") ? kPython : kAny;
}

// key := os.Getenv("NAME"), and on the lines behind it: if key == "" { key = "text" }, or return
// "text".
const Expression& go_fallback() {
  static const Expression kPattern(
      R"re((\w+)\s*:?=\s*os\.Getenv\("(\w+)"\)\s*\n\s*if\s+(\w+)\s*==\s*""\s*\{\s*\n(?:[^\n}]*\n)?\s*(?:(\w+)\s*=|return)\s*(?:\[\]byte\()?"[^"\s]+")re");
  return kPattern;
}

// application.conf of Ktor, Akka and Play, and what stands beside it.
bool is_configuration(std::string_view path) {
  const bool beside = path.ends_with(".conf") && path.find("src/main/resources/") != path.npos;
  return (file_name(path) == "application.conf" || beside) && is_first_party(path) &&
         !is_below_tests(path) && ground_of(path) != Ground::kAside && !is_for_development(path);
}

// Whether a file names the variable where it speaks of environments, or is itself the settings of
// one.
bool guards(const SourceFile& file, std::string_view variable) {
  if (!is_shipped_source(file.path) || file.text.find(variable) == std::string::npos) return false;
  if (speaks_of_environments(file_name(file.path))) return true;
  const Lines lines = split(file.text, '\n');
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool named = lines[i].find(variable) != std::string_view::npos;
    if (named && tells_environments(lines, i, kClose)) return true;
  }
  return false;
}

// Once for each variable, unless what stands around says for whom the default is.
void add(DefaultKey key, const Lines& lines, std::vector<DefaultKey>& keys) {
  const auto at = static_cast<std::size_t>(key.line) - 1;
  if (keys.size() == kMostDefaults || !names_signing_key(key.variable)) return;
  if (tells_environments(lines, at, kAround)) return;
  if (std::ranges::find(keys, key.variable, &DefaultKey::variable) == keys.end())
    keys.push_back(std::move(key));
}

// readFirst("JWT_SECRET", "JWT_KEY"): the other text names a variable as well. `name` is a part of
// the line.
bool names_another(std::string_view line, std::string_view name) {
  const auto behind = static_cast<std::size_t>(name.data() - line.data()) + name.size();
  const std::size_t comma = line.find(',', behind);
  const std::size_t open = line.find_first_of("\"'", comma);
  if (comma == line.npos || open == line.npos) return false;
  const std::string_view text = line.substr(open + 1, line.find(line[open], open + 1) - open - 1);
  const bool capitals = std::ranges::all_of(
      text, [](char c) { return (c >= 'A' && c <= 'Z') || c == '_' || (c >= '0' && c <= '9'); });
  return capitals && text.find('_') != text.npos && text.size() > 4;
}

void find_in_go(const SourceFile& file, const Lines& lines, std::vector<DefaultKey>& keys) {
  constexpr int kMost = 50;
  std::string_view rest = file.text;
  for (int i = 0; i < kMost; ++i) {
    const std::vector<std::string_view> groups = go_fallback().groups(rest);
    if (groups.empty()) return;
    const bool same = groups[0] == groups[2] && (groups[3].empty() || groups[3] == groups[0]);
    const auto at = static_cast<std::size_t>(groups[1].data() - file.text.data());
    const auto line = std::ranges::count(std::string_view(file.text).substr(0, at), '\n') + 1;
    if (same) add({std::string(groups[1]), file.path, static_cast<int>(line)}, lines, keys);
    rest = std::string_view(file.text).substr(at);
  }
}

void find_in(const SourceFile& file, std::vector<DefaultKey>& keys) {
  const Lines lines = split(file.text, '\n');
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string_view line = lines[i];
    if (line.size() > kDefaultLongestLine || !holds_one_of(kTellingParts, line)) continue;
    if (is_comment_line(line)) continue;
    const std::vector<std::string_view> groups = fallback(file.path).groups(line);
    const auto name = std::ranges::find_if_not(groups, &std::string_view::empty);
    if (name == groups.end() || names_another(line, *name)) continue;
    add({std::string(*name), file.path, static_cast<int>(i) + 1}, lines, keys);
  }
  if (file.path.ends_with(".go")) find_in_go(file, lines, keys);
  for (const SettingsField& field : fields_with_text(file.text))
    add({field.name, file.path, field.line}, lines, keys);
}

// Whether source reads what the path names: property("jwt.secret"), config("jwt") with
// getString("secret"). Play reads its own.
bool is_read(const std::vector<SourceFile>& sources, const std::string& path) {
  if (path.starts_with("play.")) return true;
  const std::string first = "\"" + path.substr(0, path.find('.')) + "\"";
  const std::string last = "\"" + path.substr(path.rfind('.') + 1) + "\"";
  return std::ranges::any_of(sources, [&](const SourceFile& file) {
    if (!is_shipped_source(file.path) || !may_be_signing(file.text)) return false;
    const bool nested =
        file.text.find(first) != std::string::npos && file.text.find(last) != std::string::npos;
    return nested || file.text.find("\"" + path + "\"") != std::string::npos;
  });
}

bool sets(const SourceFile& file, const std::string& path) {
  const std::vector<HoconValue> values = hocon_values(file.text);
  return std::ranges::find(values, path, &HoconValue::path) != values.end();
}

// Whether it is also set from elsewhere: by another configuration, or where the service is started.
bool is_overridden(const std::vector<SourceFile>& sources,
                   const SourceFile& own,
                   const std::string& path) {
  const std::array<std::string, 3> ways{"-D" + path, "-P:" + path, "CONFIG_FORCE_"};
  return std::ranges::any_of(sources, [&](const SourceFile& file) {
    if (&file == &own) return false;
    return holds_one_of(ways, file.text) || (file.path.ends_with(".conf") && sets(file, path));
  });
}

// What "${?JWT_SECRET}" may override is a text to fall back to; what another file sets is none.
void find_in_configuration(const std::vector<SourceFile>& sources,
                           const SourceFile& file,
                           std::vector<DefaultKey>& keys) {
  const Lines lines = split(file.text, '\n');
  const std::vector<HoconValue> values = hocon_values(file.text);
  for (const HoconValue& value : values) {
    // Play does not start in production with the word that it comes with.
    const bool shipped = value.path.starts_with("play.") && value.value == "changeme";
    if (value.refers || shipped || value.value.empty() || !names_signing_key(value.path)) continue;
    if (!is_read(sources, value.path) || is_overridden(sources, file, value.path)) continue;
    add({value.path, file.path, value.line}, lines, keys);
  }
}

// What Spring and ASP.NET are given where nothing else is said; the names are looked at there.
void find_in_settings(const std::vector<SourceFile>& sources,
                      const SourceFile& file,
                      std::vector<DefaultKey>& keys) {
  const Lines lines = split(file.text, '\n');
  std::vector<DefaultKey> found =
      is_spring_settings(file.path) ? spring_keys_in(sources, file) : dotnet_keys_in(sources, file);
  for (DefaultKey& key : found) {
    const auto at = static_cast<std::size_t>(key.line) - 1;
    if (keys.size() < kMostDefaults && !tells_environments(lines, at, kClose))
      keys.push_back(std::move(key));
  }
}

}  // namespace

std::vector<DefaultKey> default_keys_in(const std::vector<SourceFile>& sources) {
  std::vector<DefaultKey> keys;
  for (const SourceFile& file : sources) {
    if (is_shipped_source(file.path)) find_in(file, keys);
    if (is_configuration(file.path)) find_in_configuration(sources, file, keys);
    const bool settings = is_spring_settings(file.path) || is_dotnet_settings(file.path);
    if (settings) find_in_settings(sources, file, keys);
  }
  std::erase_if(keys, [&](const DefaultKey& key) {
    return std::ranges::any_of(sources,
                               [&](const SourceFile& file) { return guards(file, key.variable); });
  });
  for (DefaultKey& key : fixed_keys_in(sources)) {
    if (keys.size() < kMostDefaults) keys.push_back(std::move(key));
  }
  return keys;
}

}  // namespace assay
