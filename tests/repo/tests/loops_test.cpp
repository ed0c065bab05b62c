// SPDX-License-Identifier: MIT
// Tests that a loop over a written list declares.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/repo/tests/counted.h"

namespace assay {
namespace {

using testing::ElementsAre;
using testing::SizeIs;

TEST(Loops, DeclareATestForEachElementInRuby) {
  EXPECT_THAT(counted("spec/lamp_spec.rb", R"(require 'rails_helper'
RSpec.describe Lamp do
  [' ', nil, ''].each do |given|
    it 'is refused' do
      expect(Lamp.new(given)).to be_invalid
    end
  end
  it 'shines' do
    expect(lamp).to be_on
  end
end
)"),
              ElementsAre("error is refused (row 1)", "error is refused (row 2)",
                          "error is refused (row 3)", "happy shines"));
}

TEST(Loops, DeclareATestForEachElementInJavascript) {
  EXPECT_THAT(counted("lamp.test.js", R"(
const given = ['', 'a'.repeat(300)];
given.forEach((name) => {
  it(`refuses ${name}`, async () => { expect(res.status).toBe(400); });
});
[[1, 2], [2, 3]].forEach(([a, b]) => { test('adds', () => { expect(add(a)).toBe(b); }); });
it('shines', () => { [1, 2].forEach((n) => expect(lamp(n)).toBe('on')); });
)"),
              SizeIs(5));
}

TEST(Loops, AreReadInTimeWhateverTheirLists) {
  std::string text = "const a = [1";
  for (int i = 0; i < 40'000; ++i)
    text += ",\n1";
  text += "];\n";
  for (int i = 0; i < 20'000; ++i)
    text += "a.each;\n";
  EXPECT_THAT(counted("lamp.test.js", text + "it('shines', () => { expect(a).toBe(1); });\n"),
              SizeIs(1));
  std::string ranges = "package a\n";
  for (int i = 0; i < 40'000; ++i)
    ranges += "for[]range[]\n";
  EXPECT_THAT(counted("a_test.go", ranges), SizeIs(0));
  std::string data = "// TheoryData\n";
  for (int i = 0; i < 40'000; ++i)
    data += "object[]A={\n";
  EXPECT_THAT(counted("tests/A.cs", data), SizeIs(0));
}

TEST(Loops, OverWhatIsNotWrittenOutCountOnce) {
  EXPECT_THAT(counted("lamp.test.js", R"(
lamps().forEach((lamp) => { it('shines', () => { expect(lamp.on).toBe(true); }); });
)"),
              ElementsAre("happy shines"));
}

}  // namespace
}  // namespace assay
