// SPDX-License-Identifier: MIT
// A table of the generators' files.
#include "repo/tests/generated.h"

#include <algorithm>
#include <array>
#include <string>

#include "core/word_list.h"
#include "repo/language.h"
#include "repo/tests/rails_scaffold.h"

namespace assay {
namespace {

struct Generated {
  std::string_view file{};                  // its name, or the end of it
  std::size_t most = 0;                     // bytes of it
  std::string_view said{};                  // what its text holds
  std::array<std::string_view, 5> names{};  // of its tests
  bool spaced = true;  // false: `said` is looked for in the text without its white space
};

std::string without_space(std::string_view text) {
  std::string bare(text);
  std::erase_if(bare, [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; });
  return bare;
}

bool says(const Generated& one, const std::string& text) {
  return one.spaced ? text.find(one.said) != std::string::npos
                    : without_space(text).find(one.said) != std::string::npos;
}

// Of a file that may hold more; it is searched once for each test of that name.
constexpr std::size_t kLargest = 40'000;

constexpr std::string_view kHello = "Hello World!";

constexpr Generated kGenerated[] = {
    // Laravel
    {"ExampleTest.php",
     700,
     "",
     {"test_example", "testExample", "testBasicTest", "testBasicExample"}},
    {"ExampleTest.php",
     700,
     "",
     {"test_that_true_is_true", "that true is true", "example",
      "test_the_application_returns_a_successful_response",
      "the application returns a successful response"}},
    {"ExampleTest.php", 700, "assertStatus(200)", {"returns a successful response"}},
    // Lumen
    {"ExampleTest.php",
     700,
     "$this->app->version()",
     {"test_that_base_endpoint_returns_a_successful_response"}},
    // fastify-cli
    {"support.test.ts", 500, "someSupport(), 'hugs'", {"support works standalone"}},
    {"support.test.js", 500, "someSupport(), 'hugs'", {"support works standalone"}},
    {"example.test.ts", 500, "'this is an example'", {"example is loaded"}},
    {"example.test.js", 500, "'this is an example'", {"example is loaded"}},
    {"root.test.ts", 500, "{ root: true }", {"default root route"}},
    {"root.test.js", 500, "{ root: true }", {"default root route"}},
    // Leptos
    {"example.spec.ts",
     700,
     "Welcome to Leptos",
     {"homepage has title and links to intro page", "homepage has title and heading text"}},
    // Phoenix
    {"page_controller_test.exs", 500, "Phoenix", {"GET /"}},
    {"error_json_test.exs", 700, "ErrorJSON", {"renders 404", "renders 500"}},
    {"error_html_test.exs", 900, "ErrorHTML", {"renders 404.html", "renders 500.html"}},
    {"error_view_test.exs",
     900,
     "ErrorView",
     {"render 404.html", "render 500.html", "render 404.json", "render 500.json"}},
    {"error_view_test.exs",
     900,
     "ErrorView",
     {"renders 404.html", "renders 500.html", "renders 404.json", "renders 500.json",
      "render any other"}},
    {"_test.exs",
     800,
     "\"some content\"",
     {"changeset with valid attributes", "changeset with invalid attributes"}},
    // Nest
    {"app.controller.spec.ts", 900, kHello, {"should return \"Hello World!\""}},
    {".spec.ts", kLargest, "@nestjs/testing", {"should be defined"}},
    {"app.e2e-spec.ts", 1100, kHello, {"/ (GET)"}},
    // Play
    {"HomeControllerSpec.scala",
     3000,
     "Welcome to Play",
     {"render the index page from a new instance of controller",
      "render the index page from the application", "render the index page from the router"}},
    // Angular
    {"app.e2e-spec.ts", 1100, "app is running!", {"should display welcome message"}},
    {"app.e2e-spec.ts", 1100, "Welcome to", {"should display welcome message"}},
    {"ApplicationSpec.scala",
     2000,
     "Your new application is ready.",
     {"send 404 on a bad request", "render the index page"}},
    {"IntegrationSpec.scala",
     1500,
     "Your new application is ready.",
     {"work from within a browser"}},
    // Ktor
    {"ApplicationTest.kt", 1300, kHello, {"testRoot"}},
    // Spring, as long as nothing is asserted; Micronaut, Quarkus
    {"Tests.java", 900, "contextLoads(){}", {"contextLoads"}, false},
    {"Tests.kt", 900, "contextLoads(){}", {"contextLoads"}, false},
    {"Test.java", 900, "@MicronautTest", {"testItWorks"}},
    {"Test.kt", 900, "@MicronautTest", {"testItWorks"}},
    {"GreetingResourceTest.java", 900, "Hello", {"testHelloEndpoint"}},
    // xUnit, NUnit, MSTest
    {"UnitTest1.cs", 500, "Test1(){}", {"Test1"}, false},
    {"UnitTest1.cs", 500, "Test1(){Assert.Pass();}", {"Test1"}, false},
    {"UnitTest1.cs", 500, "TestMethod1(){}", {"TestMethod1"}, false},
    // Play's counter, Android Studio, drogon_ctl
    {"ApplicationSpec.scala", 2500, "CountController", {"return an increasing count"}},
    {"ExampleUnitTest.kt", 900, "", {"addition_isCorrect"}},
    {"ExampleInstrumentedTest.kt", 1200, "", {"useAppContext"}},
    {"test_main.cc", 900, "BasicTest){//Addyourtestshere}", {"BasicTest"}, false},
    // oatpp's starter, whose test ends with a remark
    {"tests.cpp", 2500, "writecorrecttests}", {"Test"}, false},
    // Cargo, Mix
    {".rs", kLargest, "assert_eq!(2 + 2, 4)", {"it_works"}},
    {"_test.exs", 400, ":world", {"greets the world"}},
    // Symfony
    {"DefaultControllerTest.php", 900, "/hello/Fabien", {"testIndex"}},
    {"DefaultControllerTest.php", 900, "Welcome to Symfony", {"testIndex"}},
    {"DefaultControllerTest.php", 900, "/app/example", {"testIndex"}},
    // Rails
    {"_test.rb", 400, "", {"the truth", "test_truth"}},
    // RSpec's requests
    {"_spec.rb", 900, "", {"works! (now write some real specs)"}},
};

// Of Laravel's starter kits, which log users in.
constexpr std::array<std::string_view, 23> kBreeze{
    "login screen can be rendered",
    "users can authenticate using the login screen",
    "users can not authenticate with invalid password",
    "users can logout",
    "email verification screen can be rendered",
    "email can be verified",
    "email is not verified with invalid hash",
    "confirm password screen can be rendered",
    "password can be confirmed",
    "password is not confirmed with invalid password",
    "reset password link screen can be rendered",
    "reset password link can be requested",
    "reset password screen can be rendered",
    "password can be reset with valid token",
    "password can be updated",
    "correct password must be provided to update password",
    "registration screen can be rendered",
    "new users can register",
    "profile page is displayed",
    "profile information can be updated",
    "email verification status is unchanged when the email address is unchanged",
    "user can delete their account",
    "correct password must be provided to delete account"};

bool is_of_starter_kit(std::string_view path, std::string_view name) {
  constexpr std::array<std::string_view, 7> kFiles{"Feature/Auth/AuthenticationTest.php",
                                                   "Feature/Auth/EmailVerificationTest.php",
                                                   "Feature/Auth/PasswordConfirmationTest.php",
                                                   "Feature/Auth/PasswordResetTest.php",
                                                   "Feature/Auth/PasswordUpdateTest.php",
                                                   "Feature/Auth/RegistrationTest.php",
                                                   "Feature/ProfileTest.php"};
  if (!ends_with_one_of(kFiles, path)) return false;
  if (name.starts_with("test_")) name.remove_prefix(5);
  std::string words(name);
  std::ranges::replace(words, '_', ' ');
  return lists(kBreeze, words);
}

}  // namespace

GeneratedTests::GeneratedTests(const SourceFile& file)
    : file_(file), scaffold_(is_rails_scaffold(file)) {}

bool GeneratedTests::hold(std::string_view name) const {
  if (scaffold_ || is_of_starter_kit(file_.path, name) || is_of_rspec_scaffold(file_.path, name))
    return true;
  return std::ranges::any_of(kGenerated, [&](const Generated& one) {
    return file_name(file_.path).ends_with(one.file) && file_.text.size() <= one.most &&
           lists(one.names, name) && says(one, file_.text);
  });
}

}  // namespace assay
