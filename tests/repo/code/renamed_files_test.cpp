// SPDX-License-Identifier: MIT
// Files with another's noun in place of their own.
#include "repo/code/renamed_files.h"

#include <gtest/gtest.h>

#include "repo/code/read_code.h"

namespace assay {
namespace {

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos;
       at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
  return text;
}

// Three handlers of twelve lines each.
std::string controller() {
  std::string text;
  for (const char* verb : {"create", "update", "remove"})
    text += std::string("async function ") + verb +
            "Order(req, res) {\n  const found = await orderService.find(req.params.id);\n"
            "  if (!found) {\n    return res.status(404).json({ error: 'no order' });\n  }\n"
            "  const order = readOrder(req.body);\n  if (order.isBroken()) {\n"
            "    log.warn('broken order', order);\n    return refuse(res, order);\n  }\n"
            "  const saved = await orderService." +
            verb +
            "(found, order);\n  audit.note(req.user, saved);\n  res.json(toView(saved));\n}\n";
  return text;
}

std::optional<Clone> repeated(const std::string& first, const std::string& second) {
  RenamedFiles files;
  const SourceFile one{"src/orders.js", first};
  const SourceFile two{"src/products.js", second};
  std::optional<Clone> clone;
  for (const SourceFile* file : {&one, &two}) {
    const Code code(file->text, Family::kJavaScript);
    clone = files.take(*file, Family::kJavaScript, code, functions_in(code, Family::kJavaScript));
  }
  return clone;
}

TEST(RenamedFiles, AreThoseWithAnotherNoun) {
  const std::string renamed =
      replaced(replaced(controller(), "order", "product"), "Order", "Product");
  const auto clone = repeated(controller(), renamed);
  ASSERT_TRUE(clone);
  EXPECT_EQ(clone->file, "src/products.js");
  EXPECT_EQ(clone->original, "src/orders.js");
  EXPECT_EQ(clone->line, 1);
  EXPECT_GE(clone->lines, 30);
  EXPECT_TRUE(repeated(controller(), controller()));
}

TEST(RenamedFiles, AreNotThoseThatDoOtherThings) {
  std::string other = replaced(replaced(controller(), "order", "product"), "Order", "Product");
  for (const auto& [from, to] : {std::pair{"audit.note", "queue.push"},
                                 {"log.warn", "metrics.count"},
                                 {"refuse(", "answer("},
                                 {"isBroken", "hasGaps"}})
    other = replaced(other, from, to);
  EXPECT_FALSE(repeated(controller(), other));
  const std::string short_one =
      "function listOrders(req, res) {\n  const all = orders.all();\n"
      "  res.json(all);\n}\n";
  EXPECT_FALSE(repeated(short_one, replaced(short_one, "rders", "oducts")));
}

TEST(RenamedFiles, AreNotWhatGeneratorsWrite) {
  const auto cloned = [](const std::string& head) {
    std::vector<SourceFile> sources;
    for (const char* noun : {"lamp", "wick"}) {
      std::string text = head + "class A < B\n";
      for (const char* action : {"create", "update"}) {
        text += std::string("  def ") + action + "\n";
        for (int i = 0; i < 18; ++i)
          text +=
              std::string("    ") + noun + "_step_" + std::to_string(i) + "(@" + noun + ", 1)\n";
        text += "  end\n";
      }
      sources.push_back(
          {std::string("app/controllers/") + noun + "s_controller.rb", text + "end\n"});
    }
    return read_code(sources).cloned_lines;
  };
  EXPECT_GT(cloned(""), 30);
  EXPECT_EQ(cloned("# GET /lamps or /lamps.json\n"), 0);
}

}  // namespace
}  // namespace assay
