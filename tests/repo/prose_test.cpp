// SPDX-License-Identifier: MIT
// Instructions in sentences, and the topics that prose speaks of.
#include "repo/prose.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "repo/topics.h"

namespace assay {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

TEST(Prose, TellsHowToStart) {
  for (const char* text :
       {"Open the solution in Visual Studio and press F5.", "Then run the main.go program.",
        "To start the server, use your IDE.", "Import it into IntelliJ and run OrdersApplication.",
        "Run the project", "Start the containers.", "Para rodar o projeto use o compose.",
        "Cargue el archivo lamps.sln en Visual Studio", "Ejecutar la aplicación", "실행 방법",
        "Запуск проекта"}) {
    EXPECT_TRUE(use_told_in(text).run) << text;
    EXPECT_FALSE(use_told_in(text).test) << text;
  }
}

TEST(Prose, TellsNothingOfAServiceThatMerelyBegins) {
  EXPECT_FALSE(use_told_in("Pode te ajudar a iniciar em Elixir.").run);
  EXPECT_FALSE(use_told_in("Um curso para iniciantes.").run);
  EXPECT_TRUE(use_told_in("Para iniciar o servidor:").run);
  EXPECT_TRUE(use_told_in("Iniciar la aplicación").run);
}

TEST(Prose, TellsHowToTest) {
  for (const char* text : {"Run the tests from your IDE.", "You can run all unit tests at once.",
                           "To execute the test suite, open the folder.", "Test Çalıştırma",
                           "Para ejecutar las pruebas", "Para rodar os testes"}) {
    EXPECT_TRUE(use_told_in(text).test) << text;
    EXPECT_FALSE(use_told_in(text).run) << text;
  }
}

TEST(Prose, IsNoInstructionWhereItAsksForOne) {
  for (const char* text :
       {"Please provide instructions on how to run the tests with your work.",
        "Make sure to include steps to run the service.", "Also document how to start the server.",
        "You should add a README with instructions to run the tests."}) {
    EXPECT_FALSE(use_told_in(text).run) << text;
    EXPECT_FALSE(use_told_in(text).test) << text;
  }
  for (const char* text : {"Follow these instructions to run the tests.",
                           "To run the tests, see the instructions of your IDE.",
                           "This document describes how to run the tests."}) {
    EXPECT_TRUE(use_told_in(text).test) << text;
  }
}

TEST(Prose, IsNoInstructionWhereItDescribes) {
  for (const char* text : {"The nightly job runs on the server.", "An API for orders.",
                           "It is covered by tests.", "The application has three layers."}) {
    EXPECT_FALSE(use_told_in(text).run) << text;
    EXPECT_FALSE(use_told_in(text).test) << text;
  }
}

TEST(Topics, AreKnownByManyWords) {
  EXPECT_THAT(topics_in("## Assumptions\n"), ElementsAre("assumptions"));
  EXPECT_THAT(topics_in("I assumed that one user has one cart."), ElementsAre("assumptions"));
  EXPECT_THAT(topics_in("I chose SQLite over Postgres."), ElementsAre("decisions"));
  EXPECT_THAT(topics_in("Trade-offs: none"), ElementsAre("decisions"));
  EXPECT_THAT(topics_in("Given more\ntime, I would add caching"), ElementsAre("with_more_time"));
  EXPECT_THAT(topics_in("Known limitations"), ElementsAre("with_more_time"));
  EXPECT_THAT(topics_in("Future work"), ElementsAre("with_more_time"));
  EXPECT_THAT(topics_in("ChatGPT helped with the seed data."), ElementsAre("ai_use"));
  EXPECT_THAT(topics_in("No AI was used."), ElementsAre("ai_use"));
  EXPECT_THAT(topics_in("Decisões e limitações"), ElementsAre("decisions", "with_more_time"));
}

TEST(Topics, AreNotReadIntoOtherWords) {
  EXPECT_THAT(topics_in("A todo API with cursor pagination. Assuming you have Docker installed."),
              IsEmpty());
  EXPECT_THAT(topics_in("MAIN, EMAIL and AIR"), Not(Contains("ai_use")));
}

TEST(DecisionRecord, IsKnownByItsPath) {
  EXPECT_TRUE(is_decision_record("docs/adr/0001-use-sqlite.md"));
  EXPECT_TRUE(is_decision_record("DECISIONS.md"));
  EXPECT_FALSE(is_decision_record("src/adr/reader.py"));
}

TEST(Prose, IsNoInstructionWhereItAsksTheAuthorOrTellsWhatIs) {
  for (const char* text :
       {"Running on Server Port : 5000", "To run a minio server in docker",
        "Levantar container sql", "executa um bloco de código se a condição for verdadeira",
        "Iremos executar um teste de integração", "We will run a test of the service.",
        "Start accessing the API endpoints.", "It is necessary to execute a post-creation script.",
        "The script to run all the testing code has not yet been added.", "Spin.app API",
        "Did you document how to set up and run the application?",
        "Your application should be easy to set up and run on Rails.",
        "Para executar as migrations e criar o banco",
        "The command that we used to start load test:"}) {
    EXPECT_FALSE(use_told_in(text).run) << text;
    EXPECT_FALSE(use_told_in(text).test) << text;
  }
  EXPECT_TRUE(use_told_in("Running the server").run);
  EXPECT_TRUE(use_told_in("Executar a aplicação com o banco").run);
}

}  // namespace
}  // namespace assay
