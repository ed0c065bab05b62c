// SPDX-License-Identifier: MIT
// What is shown to people is told from services by its folder's name.
#include "core/front_end_name.h"

#include <gtest/gtest.h>

namespace assay {
namespace {

TEST(FrontEndName, SaysWhatItIs) {
  EXPECT_TRUE(is_front_end_name("client"));
  EXPECT_TRUE(is_front_end_name("Platform - Frontend"));
  EXPECT_TRUE(is_front_end_name("form_frontend"));
  EXPECT_TRUE(is_of_front_end("shop-front-end/src/App.tsx"));
}

TEST(FrontEndName, IsNoServicesName) {
  EXPECT_FALSE(is_front_end_name("web"));
  EXPECT_FALSE(is_front_end_name("clients"));
  EXPECT_FALSE(is_front_end_name("backend-for-frontend"));
  EXPECT_FALSE(is_of_front_end("api/frontend/page.go"));
  EXPECT_FALSE(is_of_front_end("client"));
}

}  // namespace
}  // namespace assay
