// SPDX-License-Identifier: MIT
// Tests that end by their callback.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "repo/code/read_code.h"

namespace assay {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

std::vector<WeakTest> weak(const std::string& test) {
  return read_code({{"test/a.test.js", test}}).weak_tests;
}

TEST(WeakTests, AreNotThoseThatHandTheirCallbackOn) {
  EXPECT_THAT(weak("it('a', function (done) { route.dispatch(req, {}, done); });"), IsEmpty());
  EXPECT_THAT(weak("it('a', done => { stream.pipe(concat(done)); });"), IsEmpty());
  EXPECT_THAT(weak("it('a', (cb) => { run({ end: cb }); });"), IsEmpty());
  EXPECT_THAT(weak("it('a', (done) => { run((err) => { done(err); }); });"), IsEmpty());
  EXPECT_THAT(weak("test('a', async (t, done) => { run(1, done); });"), IsEmpty());
}

TEST(WeakTests, AreThoseThatMerelyEnd) {
  EXPECT_THAT(weak("it('a', function (done) { run(); done(); });"), SizeIs(1));
  EXPECT_THAT(weak("it('a', (done) => { setTimeout(done, 10); });"), SizeIs(1));
  EXPECT_THAT(weak("it('a', () => { run(req, done); });"), SizeIs(1));
}

TEST(WeakTests, AreNotRequestsThatRswagHoldsToTheirDeclaration) {
  const auto weak_ruby = [](const std::string& last) {
    return read_code({{"spec/requests/auth_spec.rb",
                       "describe 'A' do\n  response '401', 'refused' do\n    let(:key) { 'no' }\n" +
                           last + "  end\nend\n"}})
        .weak_tests;
  };
  EXPECT_THAT(weak_ruby("    run_test!\n"), IsEmpty());
  EXPECT_THAT(weak_ruby("    example 'application/json', :found, {\n      a: 1\n    }\n"
                        "    run_test!\n"),
              IsEmpty());
  EXPECT_THAT(weak_ruby("    it 'runs' do\n      run_test\n    end\n"), SizeIs(1));
}

}  // namespace
}  // namespace assay
