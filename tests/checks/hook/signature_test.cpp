// SPDX-License-Identifier: MIT
// hook.signature on literal tapes, and how it asks.
#include <gtest/gtest.h>

#include "checks/hook/family.h"
#include "checks/hook/sender.h"
#include "checks/hook/written_json.h"
#include "tests/checks/hook/fake_bank.h"
#include "tests/support/exchanges.h"

namespace assay::checks::hook_signature_test {
namespace {

struct Answers {
  int control = 200;
  int changed = 401;
  int other = 401;
  int none = 401;
  int odd = 200;
  int beyond = 200;
  int two = 200;
  Json effects = 0;
  Reception reception = Reception::kAccepted;
  bool given = true;
  bool spaced = false;
  bool demanded = true;
};

Finding judged(const Answers& answers) {
  Tape tape("hook.signature", "");
  tape.note("webhooks", Json::array({"deposit"}));
  tape.note("demanded", answers.demanded);
  tape.note("deposit: reception", static_cast<int>(answers.reception));
  tape.note("deposit: secret is given", answers.given);
  tape.note("deposit: spaced", answers.spaced);
  if (!answers.effects.is_null()) tape.note("deposit: forged effects", answers.effects);
  const auto add = [&](const char* name, int status) {
    tape.add(name, answered(1, "POST", "/hooks", status));
  };
  add("deposit: control", answers.control);
  add("deposit: changed body", answers.changed);
  add("deposit: another secret", answers.other);
  add("deposit: no signature", answers.none);
  add("deposit: odd spacing", answers.odd);
  add("deposit: beyond ASCII", answers.beyond);
  add("deposit: two signatures", answers.two);
  return kSignature.judge(tape);
}

TEST(Signature, PassesWhoRefusesForgeries) {
  EXPECT_EQ(judged({}).outcome, Outcome::kPass);
  EXPECT_EQ(judged({.changed = 400, .other = 403, .none = 404}).outcome, Outcome::kPass);
}

TEST(Signature, PassesWhoTakesForgeriesAndIgnoresThem) {
  EXPECT_EQ(judged({.changed = 202, .other = 202, .none = 200}).outcome, Outcome::kPass);
}

TEST(Signature, PassesWhoRefusesAMemberThatItDoesNotKnow) {
  EXPECT_EQ(judged({.beyond = 422}).outcome, Outcome::kPass);
  EXPECT_EQ(judged({.beyond = 400}).outcome, Outcome::kPass);
}

TEST(Signature, PassesWithoutRotationAndSaysSo) {
  const Finding finding = judged({.two = 401});
  EXPECT_EQ(finding.outcome, Outcome::kPass);
  EXPECT_FALSE(finding.note.empty());
}

TEST(Signature, FailsAForgeryThatActs) {
  const Finding finding = judged({.other = 200, .effects = 1});
  EXPECT_EQ(finding.outcome, Outcome::kFail);
  EXPECT_FALSE(finding.severity);
  EXPECT_EQ(finding.observed, "1 of 3 acted (another secret)");
}

TEST(Signature, HalvesASignatureOverRewrittenJson) {
  for (const Answers& answers :
       {Answers{.odd = 401}, Answers{.beyond = 403}, Answers{.spaced = true}}) {
    const Finding finding = judged(answers);
    EXPECT_DOUBLE_EQ(finding.credit, 0.5);
    EXPECT_EQ(finding.severity, Severity::kMajor);
  }
}

TEST(Signature, TellsNothingOfATakenForgeryWhoseEffectDoesNotShow) {
  EXPECT_EQ(judged({.other = 202, .effects = nullptr}).outcome, Outcome::kInconclusive);
  EXPECT_EQ(judged({.effects = nullptr}).outcome, Outcome::kPass);
}

TEST(Signature, FailsARefusedTrueEventWhereTheSecretWasGiven) {
  const Finding finding = judged({.control = 401, .reception = Reception::kRefused});
  EXPECT_EQ(finding.outcome, Outcome::kFail);
  EXPECT_EQ(finding.severity, Severity::kMajor);
}

TEST(Signature, BlamesNobodyForAnEventThatIsRefusedForItsContent) {
  EXPECT_EQ(judged({.control = 422, .reception = Reception::kRefused}).outcome,
            Outcome::kInconclusive);
  EXPECT_EQ(judged({.control = 400, .other = 401, .reception = Reception::kRefused}).outcome,
            Outcome::kInconclusive);
  EXPECT_EQ(judged({.control = 400, .other = 400, .reception = Reception::kRefused}).outcome,
            Outcome::kFail);
}

TEST(Signature, BlamesNobodyForASecretThatWasNeverGiven) {
  EXPECT_EQ(judged({.control = 401, .reception = Reception::kRefused, .given = false}).outcome,
            Outcome::kInconclusive);
  EXPECT_EQ(judged({.control = 500, .reception = Reception::kUnclear}).outcome,
            Outcome::kInconclusive);
}

TEST(Signature, AsksForAWebhookOnlyWhereTheBriefDoes) {
  EXPECT_EQ(judged({.control = 404, .reception = Reception::kAbsent, .demanded = false}).outcome,
            Outcome::kNotApplicable);
  EXPECT_EQ(judged({.control = 404, .reception = Reception::kAbsent}).outcome, Outcome::kFail);
}

TEST(Signature, IsSentAndReadAsEverySchemeDoes) {
  for (const SignatureScheme scheme :
       {SignatureScheme::kHmacHex, SignatureScheme::kGithub, SignatureScheme::kStripe,
        SignatureScheme::kStandardWebhooks}) {
    FakeBank bank;
    bank.signing().scheme = scheme;
    const Finding finding = bank.judged(kSignature);
    EXPECT_EQ(finding.outcome, Outcome::kPass) << finding.message << finding.reason;
  }
}

TEST(Signature, FindsHowAPlainDigestIsWritten) {
  FakeBank bank;
  bank.signing().scheme = SignatureScheme::kHmacHex;
  bank.accepts = [&](const Request& request, const Json&) {
    const std::string* sent = find_header(request.headers, "X-Signature");
    return sent != nullptr && sent->starts_with("sha256=") &&
           seal_of(bank.signing(), request.headers, request.body) == Seal::kTrue;
  };
  EXPECT_EQ(bank.judged(kSignature).outcome, Outcome::kPass);
}

TEST(Signature, SpeaksTheSendersWordsAndThenTheServices) {
  FakeBank bank;
  bank.dialect.resources["account"].style = NameStyle::kCamel;
  bank.accepts = [&](const Request& request, const Json& event) {
    return event.find("accountId") != nullptr &&
           seal_of(bank.signing(), request.headers, request.body) == Seal::kTrue;
  };
  bank.kept_name = "accountId";
  EXPECT_EQ(bank.judged(kSignature).outcome, Outcome::kPass);
}

TEST(Signature, SeesAServiceThatDoesNotVerify) {
  FakeBank bank;
  bank.accepts = [](const Request&, const Json&) { return true; };
  const Finding finding = bank.judged(kSignature);
  EXPECT_EQ(finding.outcome, Outcome::kFail);
  EXPECT_EQ(finding.observed, "3 of 3 acted (changed body, another secret, no signature)");
}

TEST(Signature, SeesAServiceThatSignsWhatItParsed) {
  FakeBank bank;
  bank.accepts = [&](const Request& request, const Json& event) {
    return seal_of(bank.signing(), request.headers, event.dump()) == Seal::kTrue;
  };
  EXPECT_DOUBLE_EQ(bank.judged(kSignature).credit, 0.5);
}

TEST(Signature, SeesAServiceThatSignsWhatPythonWrites) {
  FakeBank bank;
  bank.accepts = [&](const Request& request, const Json& event) {
    return seal_of(bank.signing(), request.headers, spaced_json(event)) == Seal::kTrue;
  };
  EXPECT_DOUBLE_EQ(bank.judged(kSignature).credit, 0.5);
}

}  // namespace
}  // namespace assay::checks::hook_signature_test
