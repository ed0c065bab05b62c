// SPDX-License-Identifier: MIT
// Passwords in the settings of a connection that are written out in one text.
#include <algorithm>
#include <array>
#include <string>

#include "core/text.h"
#include "core/word_list.h"
#include "repo/placeholder.h"
#include "repo/secrets/candidate_secret.h"
#include "repo/secrets/hosts.h"

namespace assay {
namespace {

constexpr std::size_t kReachConnection = 300;  // to each side of the password
constexpr std::string_view kConnectionEnds = "\"'`\r\n<";

// The text between quotes or on a line that the place stands in.
TextSpan text_around(std::string_view text, std::size_t at) {
  std::size_t from = at;
  while (from > 0 && at - from < kReachConnection &&
         kConnectionEnds.find(text[from - 1]) == kConnectionEnds.npos)
    --from;
  std::size_t end = at;
  while (end < text.size() && end - at < kReachConnection &&
         kConnectionEnds.find(text[end]) == kConnectionEnds.npos)
    ++end;
  return {from, end - from};
}

// "Server=tcp:db.example.com,1433", "DB=Server=db.example.com": the host alone; empty when none of
// the settings is one.
std::string host_of(std::string_view settings, char separator) {
  constexpr std::array<std::string_view, 7> kNames{"server",  "host", "data source", "datasource",
                                                   "address", "addr", "hostname"};
  for (const std::string_view setting : split(settings, separator)) {
    const std::size_t equals = setting.rfind('=');
    if (equals == setting.npos) continue;
    std::string_view name = setting.substr(0, equals);
    name = trimmed(name.substr(name.find_last_of("=:") + 1));
    if (!lists(kNames, lower(name))) continue;
    std::string host = lower(trimmed(setting.substr(equals + 1)));
    if (host.starts_with("tcp:")) host.erase(0, 4);
    return host.substr(0, host.find_first_of(",:\\"));
  }
  return "";
}

bool is_quoted(const SearchedText& place, const TextSpan& span) {
  constexpr std::string_view kQuotes = "\"'`";
  const std::size_t end = span.from + span.size;
  return span.from > 0 && end < place.text.size() && place.text[end] == place.text[span.from - 1] &&
         kQuotes.find(place.text[end]) != kQuotes.npos;
}

// The value behind "password: " or "spring.datasource.password=", to the end of its line.
TextSpan setting_value(std::string_view text, std::size_t at) {
  text = text.substr(0, at + kReachConnection);  // a line may be as long as the file
  const std::size_t end = std::min(text.find_first_of("\r\n#", at), text.size());
  const std::size_t separator = text.find_first_of(":=", at);
  if (separator >= end) return {at, 0};
  std::size_t from = std::min(text.find_first_not_of(" \t\"'", separator + 1), end);
  std::size_t size = end - from;
  while (size > 0 &&
         std::string_view(" \t\"',").find(text[from + size - 1]) != std::string_view::npos)
    --size;
  return {from, size};
}

// The text behind password = "…", "password": "…"; empty when something else is given.
TextSpan quoted_value(std::string_view text, std::size_t at) {
  constexpr std::size_t kReach = 40;
  text = text.substr(0, at + kReachConnection);
  const std::size_t separator = text.find_first_of(":=\r\n,;", at);
  const std::size_t open = text.find_first_not_of(" \t:=", std::min(separator, text.size()));
  if (open == text.npos || open - at > kReach ||
      std::string_view("\"'`").find(text[open]) == text.npos)
    return {at, 0};
  const std::size_t close = text.find_first_of(std::string{text[open], '\n'}, open + 1);
  const bool whole = close != text.npos && text[close] == text[open];
  return whole ? TextSpan{open + 1, close - open - 1} : TextSpan{at, 0};
}

// What a line of settings says of where a database stands: its rented host, or one's own machine.
enum class DatabasePlace { kNone, kRented, kOwn };

DatabasePlace place_told(std::string_view line) {
  constexpr std::array<std::string_view, 2> kPages{"http:", "https:"};
  constexpr std::array<std::string_view, 2> kOwnHosts{"localhost", "127.0.0.1"};
  std::string text = lower(trimmed(line));
  if (text.starts_with('#') || holds_one_of(kPages, text)) return DatabasePlace::kNone;
  constexpr std::array<std::string_view, 3> kTelling{"://", "host", "server"};
  const bool item = text.starts_with("- ");  // of a list of hosts
  if (!item && !holds_one_of(kTelling, text)) return DatabasePlace::kNone;
  if (holds_one_of(kOwnHosts, text)) return DatabasePlace::kOwn;
  std::ranges::replace_if(
      text, [](char c) { return std::string_view("/:@\"'=?,;").find(c) != std::string_view::npos; },
      ' ');
  return std::ranges::any_of(split(text, ' '), is_sold_host) ? DatabasePlace::kRented
                                                             : DatabasePlace::kNone;
}

// The host of a rented database is set near by, and none of one's own: a page's address is no
// database's. In code both stand in one call, object or row of values.
bool is_beside_rented_database(std::string_view text, std::size_t at, bool code) {
  constexpr std::size_t kReach = 800;
  const std::size_t from = at - std::min(at, kReach);
  const std::string_view near = text.substr(from, 2 * kReach);
  bool rented = false;
  for (const std::string_view line : split(near, '\n')) {
    const DatabasePlace told = place_told(line);
    if (told == DatabasePlace::kOwn) return false;
    if (told != DatabasePlace::kRented) continue;
    const auto host = static_cast<std::size_t>(line.data() - near.data());
    const std::size_t begin = std::min(host, at - from);
    const std::string_view between = near.substr(begin, std::max(host, at - from) - begin);
    rented = rented || !code || between.find_first_of(")}") == between.npos;
  }
  return rented;
}

}  // namespace

std::optional<Suspect> hosted_password_at(const SearchedText& place, std::size_t at) {
  constexpr std::array<std::string_view, 4> kOthers{"mail", "smtp", "store", "reset"};
  const std::size_t back = at - std::min(at, kReachConnection);
  const std::string_view head = place.text.substr(back, at - back);
  const std::string before = lower(trimmed(head.substr(head.rfind('\n') + 1)));  // npos + 1 is 0
  if (before.starts_with('#') || before.starts_with("//") || holds_one_of(kOthers, before))
    return std::nullopt;
  const bool settings = place.ground() == Ground::kSettings;
  const TextSpan value = settings ? setting_value(place.text, at) : quoted_value(place.text, at);
  const std::string_view password = place.text.substr(value.from, value.size);
  const bool open = password.find_first_of(settings ? "${}*[(<" : "${}*[(< ") != password.npos;
  if (password.empty() || open || place.ground() == Ground::kAside || is_placeholder(password) ||
      is_commonplace(password) || !is_beside_rented_database(place.text, at, !settings)) {
    return std::nullopt;
  }
  return Suspect{.place = value,
                 .rule = "password-of-hosted-database",
                 .what = "password of a hosted database",
                 .certain = true,
                 .rank = 1};
}

std::optional<Suspect> connection_at(const SearchedText& place, std::size_t at) {
  const TextSpan around = text_around(place.text, at);
  const std::string_view settings = place.text.substr(around.from, around.size);
  const char separator = settings.find(';') == settings.npos ? ' ' : ';';
  // Without quotes, code that hands on variables reads the same.
  const bool written = separator == ';' && place.ground() == Ground::kSettings;
  if (!written && !is_quoted(place, around)) return std::nullopt;
  if (place.ground() == Ground::kAside) return std::nullopt;
  const std::string_view before = settings.substr(0, at - around.from);
  if (!before.empty() && before.back() != ' ' && before.back() != separator) return std::nullopt;
  const std::string_view rest = settings.substr(before.size());
  const std::size_t equals = rest.find('=');
  const std::string_view password = rest.substr(equals + 1, rest.find(separator) - equals - 1);
  const std::string host = host_of(settings, separator);
  const bool open =
      password.find_first_of("${}*[(") != password.npos || host.find_first_of("${}[(") != host.npos;
  if (host.empty() || open || is_host_of_ones_own(host) || is_placeholder(password) ||
      is_commonplace(password)) {
    return std::nullopt;
  }
  return Suspect{.place = {at + equals + 1, password.size()},
                 .rule = "password-of-connection",
                 .what = "password of a connection",
                 .certain = is_sold_host(host),
                 .rank = 1};
}

}  // namespace assay
