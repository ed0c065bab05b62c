// SPDX-License-Identifier: MIT
// Looks for an instruction in each sentence: a verb that is addressed to the reader, and its
// object.
#include "repo/prose.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "core/text.h"
#include "core/word_list.h"

namespace assay {
namespace {

constexpr std::array<std::string_view, 12> kVerbs{"run",     "start",    "launch", "execute",
                                                  "boot",    "serve",    "press",  "open",
                                                  "running", "starting", "spin",   "bring"};
// What stands before a verb that is an order; at a sentence's beginning nothing need stand there.
constexpr std::array<std::string_view, 15> kLeads{"to",     "can", "just",    "then",    "simply",
                                                  "and",    "by",  "please",  "or",      "must",
                                                  "should", "now", "finally", "locally", "for"};
constexpr std::array<std::string_view, 36> kThings{
    "server",  "servers",  "service", "services",     "app",       "application",
    "project", "api",      "backend", "program",      "container", "containers",
    "docker",  "compose",  "main",    "runtime",      "system",    "solution",
    "jar",     "f5",       "ide",     "intellij",     "eclipse",   "studio",
    "vscode",  "debugger", "stack",   "instance",     "locally",   "localhost",
    "website", "site",     "web",     "microservice", "webserver", "development"};
constexpr std::array<std::string_view, 6> kProseTests{"test",  "tests", "testing",
                                                      "suite", "specs", "testsuite"};

// Other languages: how words for "run", "start" and "test" begin …
constexpr std::array<std::string_view, 18> kForeignRun{
    "ejecut", "levantar", "levanta",    "arranc",  "rodar", "rode",
    "roda",   "executar", "executando", "subir",   "suba",  "démarr",
    "lancer", "lancez",   "ausführ",    "starten", "avvia", "uruchom"};
// One may begin anything: "iniciar em Elixir", "iniciantes".
constexpr std::string_view kForeignBegin = "inicia";
constexpr std::array<std::string_view, 12> kForeignThings{
    "serv", "app",     "aplica", "aplicación", "proje",  "proye",
    "api",  "backend", "docker", "contain",    "sistem", "program"};
constexpr std::array<std::string_view, 6> kForeignTest{"teste",   "testes", "prueba",
                                                       "pruebas", "tests",  "testen"};
// … and, where words are not set apart or have capitals beyond ASCII, what they hold.
constexpr std::array<std::string_view, 13> kOtherRun{
    "запус", "Запус", "запуст", "çalıştır", "Çalıştır", "Démarr", "启动",
    "运行",  "啟動",  "執行",   "起動",     "実行",     "실행"};
constexpr std::array<std::string_view, 6> kOtherTest{"тест", "Тест",   "测试",
                                                     "測試", "テスト", "테스트"};

template <typename List>
bool begins_one_of(const std::vector<std::string_view>& words, const List& stems) {
  return std::ranges::any_of(
      words, [&](std::string_view word) { return begins_with_one_of(stems, word); });
}

std::vector<std::string_view> words_of_prose(std::string_view sentence) {
  std::vector<std::string_view> words;
  for (std::size_t from = 0; from < sentence.size();) {
    const auto part = [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
             (static_cast<unsigned char>(c) & 0x80U) != 0;
    };
    while (from < sentence.size() && !part(sentence[from]))
      ++from;
    std::size_t end = from;
    while (end < sentence.size() && part(sentence[end]))
      ++end;
    if (end > from) words.push_back(sentence.substr(from, end - from));
    from = end;
  }
  return words;
}

// "Please provide instructions on how to run the tests", "also document how to start it": whoever
// writes so wants to be told.
bool asks_for_instructions(const std::vector<std::string_view>& words) {
  constexpr std::array<std::string_view, 11> kWanted{"provide",  "include",  "write",  "add",
                                                     "document", "describe", "submit", "give",
                                                     "supply",   "detail",   "explain"};
  constexpr std::array<std::string_view, 10> kAsked{"please", "should", "must", "to",  "and",
                                                    "also",   "you",    "then", "can", "or"};
  constexpr std::array<std::string_view, 8> kWhat{
      "how", "instruction", "instructions", "steps", "readme", "guide", "documentation", "details"};
  constexpr std::size_t kWithin = 5;  // words
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool asked = lists(kWanted, words[i]) && (i == 0 || lists(kAsked, words[i - 1]));
    if (!asked) continue;
    for (std::size_t k = i + 1; k < std::min(words.size(), i + 1 + kWithin); ++k) {
      if (lists(kWhat, words[k])) return true;
    }
  }
  return false;
}

// "Your service should be easy to set up and run", "did you document how to run it": said to
// whoever is to write it.
bool is_said_to_author(const std::vector<std::string_view>& words) {
  constexpr std::array<std::string_view, 8> kWork{"service",    "application", "app",  "api",
                                                  "submission", "solution",    "code", "project"};
  for (std::size_t i = 0; i + 2 < words.size(); ++i) {
    // "We will run a test of yours", "iremos executar um teste"
    if (words[i] == "iremos" || (words[i] == "we" && words[i + 1] == "will")) return true;
    const bool yours = words[i] == "your" && lists(kWork, words[i + 1]);
    if (yours && (words[i + 2] == "should" || words[i + 2] == "must")) return true;
    if (i == 0 && words[0] == "did" && words[1] == "you") return true;
  }
  return false;
}

// Whether the word at this place orders the reader to do something.
bool is_order(const std::vector<std::string_view>& words, std::size_t i) {
  const bool led = i == 0 || lists(kLeads, words[i - 1]);
  if (!led || !lists(kVerbs, words[i])) return false;
  // "Spin the containers up"; a service may be called Spin.
  const bool spins = words[i] == "spin" || words[i] == "bring";
  if (spins && !lists(words, "up")) return false;
  // "Running on port 8080" tells what is, and "start accessing the API" begins something else.
  const std::string_view next = i + 1 < words.size() ? words[i + 1] : "";
  const bool running = words[i].ends_with("ing") && next == "on";
  return !running && !(words[i] == "start" && next.ends_with("ing"));
}

bool is_of_tests(const std::vector<std::string_view>& words, std::size_t i) {
  constexpr std::array<std::string_view, 4> kOther{"load", "performance", "stress", "benchmark"};
  const bool of_load = i > 0 && lists(kOther, words[i - 1]);
  return lists(kProseTests, words[i]) && !of_load;
}

// A verb that is addressed to the reader, and what stands behind it.
CommandUse use_of_order(const std::vector<std::string_view>& words) {
  // "The script to run the tests has not yet been added"
  if (lists(words, "yet") && lists(words, "not")) return {};
  CommandUse use;
  bool ordered = false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    ordered = ordered || is_order(words, i);
    if (!ordered) continue;
    use.run = use.run || lists(kThings, words[i]) || words[i].ends_with("application");
    use.test = use.test || is_of_tests(words, i);
  }
  if (use.test) use.run = false;  // "run the tests of the server"
  return use;
}

// "Run a minio server", "levantar el contenedor de mysql": what the service needs.
bool speaks_of_needs(const std::vector<std::string_view>& words) {
  constexpr std::array<std::string_view, 12> kNeeded{"minio", "postgres", "postgresql", "mysql",
                                                     "mongo", "mongodb",  "redis",      "rabbitmq",
                                                     "kafka", "database", "sql",        "db"};
  constexpr std::array<std::string_view, 8> kOwn{"app",     "application", "api",     "project",
                                                 "service", "backend",     "program", "services"};
  constexpr std::array<std::string_view, 5> kForeignOwn{"aplica", "proje", "proye", "serv",
                                                        "backend"};
  const auto any_of = [&](const auto& list) {
    return std::ranges::any_of(words, [&](std::string_view word) { return lists(list, word); });
  };
  return any_of(kNeeded) && !any_of(kOwn) &&
         (!begins_one_of(words, kForeignOwn) || any_of(std::array{"server", "servidor"}));
}

CommandUse use_of_sentence(std::string_view sentence) {
  const std::vector<std::string_view> words = words_of_prose(sentence);
  if (asks_for_instructions(words) || is_said_to_author(words)) return {};
  CommandUse use = use_of_order(words);
  // "Cargue el archivo lamps.sln en Visual Studio"
  use.run = use.run || (lists(words, "sln") && (lists(words, "studio") || lists(words, "rider")));
  const bool needed = speaks_of_needs(words);
  if (needed) use.run = false;
  const bool begun = begins_one_of(words, std::array{kForeignBegin}) &&
                     (begins_one_of(words, kForeignThings) || begins_one_of(words, kForeignTest));
  // "executar as migrations" starts nothing.
  constexpr std::array<std::string_view, 9> kChores{"migra", "banco",  "tabela", "tabla", "seed",
                                                    "codig", "código", "bloco",  "parte"};
  const bool chore = begins_one_of(words, kChores) && !begins_one_of(words, kForeignThings);
  const bool foreign = begins_one_of(words, kForeignRun) && !chore && !needed;
  if (begun || foreign || holds_one_of(kOtherRun, sentence)) {
    const bool test = begins_one_of(words, kForeignTest) || holds_one_of(kOtherTest, sentence) ||
                      begins_one_of(words, std::array<std::string_view, 1>{"test"});
    use.test = use.test || test;
    use.run = use.run || !test;
  }
  return use;
}

}  // namespace

CommandUse use_told_in(std::string_view prose) {
  CommandUse use;
  const std::string text = lower(prose);
  for (std::size_t from = 0; from < text.size();) {
    std::size_t end = from;
    // A full stop ends a sentence before a space, and not within "main.go".
    while (end < text.size() && text[end] != '\n' && text[end] != '!' && text[end] != ':' &&
           !(text[end] == '.' && (end + 1 == text.size() || text[end + 1] == ' '))) {
      ++end;
    }
    const CommandUse one = use_of_sentence(std::string_view(text).substr(from, end - from));
    use.run = use.run || one.run;
    use.test = use.test || one.test;
    from = end + 1;
  }
  return use;
}

}  // namespace assay
