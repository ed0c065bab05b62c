// SPDX-License-Identifier: MIT
// Paging links, cursors and totals are found where services put them.
#include "dialect/paging_links.h"

#include <gtest/gtest.h>

namespace assay {
namespace {

PageLinks in(const char* body, Headers headers = {}) {
  return page_links({.response = {.status = 200, .headers = std::move(headers)}},
                    *Json::parse(body));
}

TEST(PagingLinks, TheNextAddressIsFoundInBodyAndHeader) {
  for (const char* body : {
           R"({"next":"/p?page=2","results":[]})",
           R"({"links":{"next":"/p?page=2"},"data":[]})",
           R"({"_links":{"next":{"href":"/p?page=2"}}})",
           R"({"paging":{"next":"/p?page=2"}})",
           R"({"meta":{"pagination":{"next_url":"/p?page=2"}}})",
           R"({"next_page_url":"/p?page=2","current_page":1})",
           R"({"@odata.nextLink":"/p?page=2","value":[]})",
           R"({"data":{"items":[],"nextLink":"/p?page=2"}})",
       }) {
    EXPECT_EQ(in(body).next, "/p?page=2") << body;
  }
  EXPECT_EQ(in("[]", {{"Link", "</p?page=2>; rel=\"next\""}}).next, "/p?page=2");
}

TEST(PagingLinks, CursorsAreFoundUnderTheirUsualNames) {
  for (const char* body : {
           R"({"nextPageToken":"abc"})",
           R"({"next_cursor":"abc","items":[]})",
           R"({"meta":{"cursor":"abc"}})",
           R"({"pageInfo":{"endCursor":"abc","hasNextPage":true}})",
           R"({"paging":{"cursors":{"after":"abc"}}})",
           R"({"next":"abc"})",
           R"({"pagination":{"next":{"cursor":"abc"}}})",
       }) {
    EXPECT_EQ(in(body).cursor, "abc") << body;
    EXPECT_EQ(in(body).next, "") << body;
  }
}

TEST(PagingLinks, ANumberedNextPageIsNoAddress) {
  const PageLinks links = in(R"({"first":1,"prev":null,"next":2,"last":3,"pages":3,"items":30})");
  EXPECT_EQ(links.next, "");
  EXPECT_EQ(links.next_number, "2");
  EXPECT_EQ(links.total_pages, 3);
  EXPECT_EQ(in(R"({"next":{"page":2,"limit":3}})").next_number, "2");
}

TEST(PagingLinks, NullEmptyAndFalseMeanTheEnd) {
  for (const char* body : {R"({"next":null})", R"({"next":""})", R"({"links":{"next":null}})",
                           R"({"nextPageToken":""})", R"({"next":false})",
                           R"({"pageInfo":{"endCursor":"abc","hasNextPage":false}})"}) {
    const PageLinks links = in(body);
    EXPECT_EQ(links.next + links.cursor + links.next_number, "") << body;
  }
}

TEST(PagingLinks, WhetherThereIsMoreIsRead) {
  EXPECT_EQ(in(R"({"has_more":true})").has_more, true);
  EXPECT_EQ(in(R"({"meta":{"hasNext":false}})").has_more, false);
  EXPECT_EQ(in(R"({"content":[],"last":false,"totalElements":7})").has_more, true);
  EXPECT_FALSE(in(R"({"data":[]})").has_more);
}

TEST(PagingLinks, TotalsAreFoundInBodyAndHeaders) {
  for (const char* body :
       {R"({"total":42})", R"({"meta":{"total_count":42}})", R"({"totalElements":42})",
        R"({"page":{"number":0,"totalElements":42}})", R"({"data":{"products":[],"total":42}})"}) {
    EXPECT_EQ(in(body).total, 42) << body;
  }
  EXPECT_EQ(in("[]", {{"X-Total-Count", "42"}}).total, 42);
  EXPECT_EQ(in("[]", {{"Content-Range", "items 0-9/42"}}).total, 42);
  EXPECT_FALSE(in("[]", {{"Content-Range", "items 0-9/*"}}).total);
}

TEST(PagingLinks, ACountIsKeptApartFromATotal) {
  const PageLinks links = in(R"({"count":10,"items":[]})");
  EXPECT_FALSE(links.total);
  EXPECT_EQ(links.count, 10);
}

TEST(PagingLinks, ACountNamedAfterItsListIsOne) {
  EXPECT_EQ(in(R"({"articles":[{"favoritesCount":3}],"articlesCount":42})").count, 42);
  EXPECT_FALSE(in(R"({"items":[],"viewCount":42})").count);
}

TEST(PagingLinks, MembersOfItemsAreNotPaging) {
  const PageLinks links = in(R"({"items":[{"next":"/x","total":5,"cursor":"c"}],"total":"many"})");
  EXPECT_EQ(links.next + links.cursor, "");
  EXPECT_FALSE(links.total);
}

}  // namespace
}  // namespace assay
