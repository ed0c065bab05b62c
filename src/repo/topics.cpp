// SPDX-License-Identifier: MIT
// The words by which each topic is known, in headings and prose, in a few languages.
#include "repo/topics.h"

#include <algorithm>
#include <array>

#include "core/text.h"
#include "core/word_list.h"
#include "repo/language.h"
#include "repo/whole_word.h"

namespace assay {
namespace {

constexpr std::array<std::string_view, 22> kAssumptions{"assumption",
                                                        "i assume",
                                                        "i've assumed",
                                                        "we assume",
                                                        "assumed",
                                                        "it is assumed",
                                                        "presum",
                                                        "i took it that",
                                                        "interpretation of the",
                                                        "interpreted the",
                                                        "supuesto",
                                                        "suposici",
                                                        "asunci",
                                                        "premissa",
                                                        "suposiç",
                                                        "hypothès",
                                                        "annahme",
                                                        "предполож",
                                                        "допущен",
                                                        "假设",
                                                        "前提",
                                                        "가정"};
constexpr std::array<std::string_view, 47> kDecisions{"decision",
                                                      "decided",
                                                      "trade-off",
                                                      "tradeoff",
                                                      "trade off",
                                                      "rationale",
                                                      "design choice",
                                                      "technical choice",
                                                      "technology choice",
                                                      "choices",
                                                      "i chose",
                                                      "we chose",
                                                      "was chosen",
                                                      "were chosen",
                                                      "i opted",
                                                      "opted for",
                                                      "opted to",
                                                      "opting for",
                                                      "pros and cons",
                                                      "alternatives considered",
                                                      "alternative considered",
                                                      "considered using",
                                                      "instead of using",
                                                      "why i ",
                                                      "why we ",
                                                      "why this",
                                                      "why not",
                                                      "reason for",
                                                      "reasons for",
                                                      "reasoning",
                                                      "i went with",
                                                      "went with",
                                                      "i preferred",
                                                      "i used",
                                                      "was used because",
                                                      "in favor of",
                                                      "in favour of",
                                                      "decisi",
                                                      "escolh",
                                                      "elegí",
                                                      "decisão",
                                                      "decisõ",
                                                      "choix",
                                                      "entscheid",
                                                      "решени",
                                                      "设计决策",
                                                      "기술 선택"};
constexpr std::array<std::string_view, 58> kWithMoreTime{"need to add",
                                                         "still to do",
                                                         "work in progress",
                                                         "to be added",
                                                         "coming soon",
                                                         "not yet implement",
                                                         "more time",
                                                         "additional time",
                                                         "extra time",
                                                         "had time",
                                                         "have time",
                                                         "time constraint",
                                                         "time permit",
                                                         "future",
                                                         "improvement",
                                                         "could improve",
                                                         "can be improved",
                                                         "could be improved",
                                                         "would improve",
                                                         "to improve",
                                                         "limitation",
                                                         "known issue",
                                                         "known limit",
                                                         "known bug",
                                                         "not implemented",
                                                         "isn't implemented",
                                                         "unimplemented",
                                                         "out of scope",
                                                         "left out",
                                                         "next step",
                                                         "roadmap",
                                                         "would add",
                                                         "would have",
                                                         "would be nice",
                                                         "would like to",
                                                         "i'd add",
                                                         "i'd like",
                                                         "i would",
                                                         "shortcoming",
                                                         "caveat",
                                                         "missing feature",
                                                         "what's missing",
                                                         "what is missing",
                                                         "not covered",
                                                         "in a real",
                                                         "real-world",
                                                         "production-ready",
                                                         "production ready",
                                                         "simplification",
                                                         "nice to have",
                                                         "enhancement",
                                                         "mejora",
                                                         "melhoria",
                                                         "limitaci",
                                                         "limitaç",
                                                         "améliorat",
                                                         "улучш",
                                                         "개선"};
constexpr std::array<std::string_view, 21> kAiUse{"chatgpt",
                                                  "chat gpt",
                                                  "openai codex",
                                                  "copilot",
                                                  "claude",
                                                  "gemini",
                                                  "llm",
                                                  "gpt-4",
                                                  "gpt-5",
                                                  "cursor ai",
                                                  "cursor ide",
                                                  "cursor.ai",
                                                  "used cursor",
                                                  "deepseek",
                                                  "perplexity",
                                                  "windsurf",
                                                  "artificial intelligence",
                                                  "inteligencia artificial",
                                                  "inteligência artificial",
                                                  "ai-assist",
                                                  "genai"};

// "AI" as a word of its own, in capitals: "no AI was used", "AI tools".
bool names_ai(std::string_view text) {
  constexpr std::array<std::string_view, 4> kNames{"AI", "A.I.", "IA", "KI"};
  return std::ranges::any_of(kNames, [&](std::string_view name) { return holds_word(text, name); });
}

}  // namespace

std::vector<std::string> topics_in(std::string_view prose) {
  std::string text = lower(prose);
  std::ranges::replace(text, '\n', ' ');
  std::vector<std::string> topics;
  if (holds_one_of(kAssumptions, text)) topics.emplace_back("assumptions");
  if (holds_one_of(kDecisions, text)) topics.emplace_back("decisions");
  if (holds_one_of(kWithMoreTime, text)) topics.emplace_back("with_more_time");
  if (holds_one_of(kAiUse, text) || names_ai(prose)) topics.emplace_back("ai_use");
  return topics;
}

bool tells_of_proxy(std::string_view text) {
  constexpr std::array<std::string_view, 7> kWords{
      "x-forwarded-for", "trust proxy",   "trusted proxy", "trusted proxies",
      "reverse proxy",   "reverse-proxy", "behind nginx"};
  const std::string lowered = lower(text);
  return std::ranges::any_of(
      kWords, [&](std::string_view word) { return lowered.find(word) != std::string::npos; });
}

bool is_decision_record(std::string_view path) {
  const std::string name = lower(path);
  for (const std::string_view part : split(name, '/')) {
    if (part == "adr" || part == "adrs" || part == "decisions" || part.starts_with("adr-") ||
        part.starts_with("decisions.")) {
      return name.ends_with(".md") || name.ends_with(".adoc") || name.ends_with(".rst") ||
             name.ends_with(".txt");
    }
  }
  return false;
}

}  // namespace assay
