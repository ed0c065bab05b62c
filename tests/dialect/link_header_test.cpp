// SPDX-License-Identifier: MIT
// Link headers are read as RFC 8288 writes them.
#include "dialect/link_header.h"

#include <gtest/gtest.h>

namespace assay {
namespace {

std::string next_in(std::string value) {
  return target_of(links_of({{"Link", std::move(value)}}), "next");
}

TEST(LinkHeader, RelationsAreTokensOrQuotedAndMayBeSeveral) {
  EXPECT_EQ(next_in(R"(<http://h/p?page=2>; rel="next")"), "http://h/p?page=2");
  EXPECT_EQ(next_in("<http://h/p?page=2>; rel=next"), "http://h/p?page=2");
  EXPECT_EQ(next_in(R"(</p?page=2>; rel="last next")"), "/p?page=2");
  EXPECT_EQ(next_in(R"(<?page=2>;REL=Next)"), "?page=2");
  EXPECT_EQ(next_in(R"(</p?page=1>; rel="prev", </p?page=3>; rel="next")"), "/p?page=3");
}

TEST(LinkHeader, SeparatorsInsideQuotesAndAddressesDoNotSplit) {
  EXPECT_EQ(next_in(R"(</p?ids=1,2;3>; title="a, b; \"c\""; rel="next")"), "/p?ids=1,2;3");
  EXPECT_EQ(next_in(R"(</a>; title="<x>; rel=next", </b>; rel="next")"), "/b");
}

TEST(LinkHeader, OnlyTheFirstRelOfALinkCounts) {
  EXPECT_EQ(next_in(R"(</a>; rel="prev"; rel="next")"), "");
}

TEST(LinkHeader, AnchoredLinksAreAboutSomethingElse) {
  EXPECT_EQ(next_in(R"(</a>; anchor="#foo"; rel="next")"), "");
}

TEST(LinkHeader, SeveralHeadersAreOneList) {
  const auto links = links_of({{"Link", "</a>; rel=prev"}, {"link", "</b>; rel=next"}});
  EXPECT_EQ(links.size(), 2U);
  EXPECT_EQ(target_of(links, "next"), "/b");
}

TEST(LinkHeader, GarbageGivesNoLink) {
  for (const char* value :
       {"", "next", "<unclosed; rel=next", ";;;,,,", "rel=next; </a>", "<>\"\\"}) {
    EXPECT_EQ(next_in(value), "") << value;
  }
}

}  // namespace
}  // namespace assay
