// SPDX-License-Identifier: MIT
// Services that serve pages, and what serves nothing.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "repo/api/read_api.h"

namespace assay {
namespace {

TEST(Pages, SeesPagesThatMayUseTheApi) {
  const auto pages = [](const std::string& path) {
    return read_api({}, {path}).examples.pages_too;
  };
  EXPECT_TRUE(pages("static/index.html"));
  EXPECT_TRUE(pages("src/main/resources/static/app.html"));
  EXPECT_TRUE(pages("client/package.json"));
  EXPECT_TRUE(
      read_api({}, {"views/home.php", "views/lamp.php", "app/views/oil.php"}).examples.pages_too);
  for (const char* path : {"docs/index.html", "public/404.html", "coverage/web/index.html",
                           "resources/views/welcome.blade.php", "index.html"})
    EXPECT_FALSE(pages(path)) << path;
}

TEST(Pages, SeesWhetherAnythingServes) {
  EXPECT_TRUE(read_api({{"package.json", "{\"dependencies\": {\"express\": \"4\"}}"}}).serves);
  EXPECT_TRUE(read_api({{"main.go", "import \"net/http\"\n"}}).serves);
  EXPECT_TRUE(read_api({{"src/main.cpp", "#include <crow.h>\n"}}).serves);
  EXPECT_FALSE(read_api({{"lib/vending.rb", "module Vending\nend\n"},
                         {"README.md", "Not on rails, nor express.\n"},
                         {"lib/parse.rb", "# a regular expression, by a microwave\n"}})
                   .serves);
}

TEST(Pages, SeesAServiceThatAnswersWithPagesAlone) {
  const SourceFile page{"src/main/java/Home.java",
                        "@Controller\nclass Home { String home() { return \"home\"; } }\n"};
  const SourceFile data{"src/main/java/Api.java", "@RestController\nclass Api {}\n"};
  EXPECT_TRUE(read_api({page}).examples.pages_only);
  EXPECT_TRUE(read_api({{"src/app.rs", "fn App() -> impl IntoView { view! { <p/> } }\n"}})
                  .examples.pages_only);
  EXPECT_FALSE(read_api({page, data}).examples.pages_only);
  EXPECT_FALSE(read_api({{"main.go", "package main\n"}}).examples.pages_only);
  const SourceFile twig{"src/Controller/Home.php",
                        "<?php return $this->render('home.html.twig');\n"};
  EXPECT_TRUE(read_api({twig}).examples.pages_only);
  const SourceFile play{"app/controllers/Home.scala", "Ok(views.html.home(lamps))\n"};
  EXPECT_TRUE(read_api({play}).examples.pages_only);
  const SourceFile scaffold{"app/controllers/lamps_controller.rb",
                            "respond_to do |format|\n  format.html { redirect_to @lamp }\n"
                            "  format.json { render :show }\nend\n"};
  EXPECT_FALSE(read_api({scaffold}).examples.pages_only);
  EXPECT_TRUE(
      read_api({scaffold}, {"app/views/lamps/index.html.erb", "app/views/lamps/new.html.erb",
                            "app/views/lamps/show.html.erb"})
          .examples.pages_only);
  EXPECT_FALSE(read_api({scaffold}, {"app/views/layouts/a.html.erb", "app/views/mailer/b.html.erb",
                                     "app/views/lamps/show.html.erb"})
                   .examples.pages_only);
  const SourceFile asked{"app/Http/Middleware/Authenticate.php",
                         "<?php return $request->expectsJson() ? null : route('login');\n"};
  EXPECT_TRUE(read_api({twig, asked}).examples.pages_only);
  EXPECT_TRUE(
      read_api({{"src/web.rs", "let page = tera.render(\"a.html\", &b)?;\n"}}).examples.pages_only);
}

}  // namespace
}  // namespace assay
