// SPDX-License-Identifier: MIT
// Tests of Go, with their subtests and tables.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/repo/tests/counted.h"

namespace assay {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(GoTests, AreFunctionsOfTestFiles) {
  const char* file = R"go(package orders

func TestMain(m *testing.M) { os.Exit(m.Run()) }

func TestCreate(t *testing.T) {
	t.Parallel()
	if err != nil { t.Errorf("unexpected error: %v", err) }
}

func TestUnknownID(t *testing.T) { assert.Equal(t, http.StatusNotFound, rec.Code) }

func TestNoStock(t *testing.T) {
	if err == nil { t.Fatal("expected an error") }
}

func TestBuyers(t *testing.T) {
	for i := 0; i < 20; i++ { go func() { buy() }() }
}

func Testimony() {}
func helper(t *testing.T) { require.Error(t, err) }
func BenchmarkX(b *testing.B) {}
func FuzzParse(f *testing.F) {}
)go";
  EXPECT_THAT(counted("orders/orders_test.go", file),
              ElementsAre("happy TestCreate", "error TestUnknownID", "error TestNoStock",
                          "edge TestBuyers", "edge FuzzParse"));
  EXPECT_THAT(counted("orders/orders.go", file), IsEmpty());
}

TEST(GoTests, CountSubtestsAndRows) {
  EXPECT_THAT(
      counted("a_test.go", R"go(package a
func TestCRUD(t *testing.T) {
	t.Run("create", func(t *testing.T) { require.NoError(t, err) })
	t.Run("missing", func(t *testing.T) { require.Error(t, err) })
}
func TestTable(t *testing.T) {
	tests := []struct {
		name    string
		body    string
		want    int
		wantErr bool
	}{
		{"valid", `{}`, 201, false},
		{name: "empty title", want: 400},
		{name: "huge", wantErr: true},
		{name: "fine", wantErr: false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if (err != nil) != tt.wantErr { t.Fatal(err) }
		})
	}
}
func TestMap(t *testing.T) {
	for name, tc := range map[string]struct{ in int }{"one": {1}, "two": {2}} {
		t.Run(name, func(t *testing.T) {})
	}
}
)go"),
      ElementsAre("happy TestCRUD/create", "error TestCRUD/missing", "happy TestTable (row 1)",
                  "error TestTable (row 2)", "error TestTable (row 3)", "happy TestTable (row 4)",
                  "happy TestMap (row 1)", "happy TestMap (row 2)"));
}

TEST(GoTests, OfSuitesAndGinkgo) {
  EXPECT_THAT(
      counted("suite_test.go", R"go(package a
func TestSuite(t *testing.T) { suite.Run(t, new(Suite)) }
func (s *Suite) TestCreate() { s.NoError(err) }
func TestSpecs(t *testing.T) { RegisterFailHandler(Fail); RunSpecs(t, "x") }
func TestFeatures(t *testing.T) { s := godog.TestSuite{Options: &o}; if s.Run() != 0 { t.Fatal() } }
var _ = Describe("orders", func() {
	It("rejects a blank name", func() { Expect(code).To(Equal(422)) })
	DescribeTable("sums", func(a int) {}, Entry("one", 1), Entry("none", 0))
})
)go"),
      ElementsAre("happy TestCreate", "error rejects a blank name", "happy one", "edge none"));
}

}  // namespace
}  // namespace assay
