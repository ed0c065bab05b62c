// SPDX-License-Identifier: MIT
// Internals are found in every language's own words, and prose that resembles them is left alone.
#include "dialect/leak.h"

#include <gtest/gtest.h>

#include "core/json.h"

namespace assay {
namespace {

std::string kind_of(std::string_view text, std::string_view sent = {}) {
  const std::optional<Leak> leak = find_leak(text, sent);
  return leak ? std::string(to_string(leak->kind)) : "nothing";
}

TEST(Leak, StackFramesOfEveryLanguageAreFound) {
  for (const char* text : {
           "java.lang.NullPointerException\n\tat "
           "com.shop.api.ItemService.find(ItemService.java:42)",
           "at jdk.internal.reflect.Invoke.invoke0(Native Method)",
           "Traceback (most recent call last):\n  File \"/srv/app.py\", line 12, in show",
           "Error: x\n    at find (/app/src/items.js:10:5)\n    at process "
           "(node:internal/timers:2:3)",
           "Error: x at /app/dist/items.ts:10:5",
           "panic: boom\n\ngoroutine 17 [running]:\nmain.show(0x1)\n\t/src/main.go:31 +0x1d",
           "/app/models/item.rb:12:in `find'",
           "#0 /var/www/html/index.php(12): show()",
           "Warning: Undefined variable $x in /var/www/index.php on line 3",
           "   at Shop.Api.Items.Find(Int32 id) in /src/Items.cs:line 9",
           "thread 'main' panicked at 'boom', src/main.rs:4:5",
           "(shop 0.1.0) lib/shop/items.ex:12: Shop.Items.find/1",
       }) {
    EXPECT_EQ(kind_of(text), "a stack frame") << text;
    EXPECT_EQ(kind_of(Json::object({{"message", "x"}, {"stack", text}}).dump()), "a stack frame")
        << text;
  }
}

TEST(Leak, AnEscapedStackInAPageIsFound) {
  EXPECT_EQ(kind_of("<html><pre>Error: no<br> &nbsp; &nbsp;at find "
                    "(&#x2F;app&#x2F;items.js:1:2)</pre></html>"),
            "a stack frame");
}

TEST(Leak, SqlTextIsFound) {
  for (const char* text : {
           "SELECT id, name FROM items WHERE id = 'x'",
           "select p1_0.id,p1_0.name from product p1_0 where p1_0.id=?",
           "select * from items where id = 1",
           "select `id` from `items`",
           "insert into `items` (`name`) values (?)",
           "UPDATE items SET price = 3",
           "delete from items where id = $1",
           "[SQL: whatever]",
       }) {
    EXPECT_EQ(kind_of(text), "SQL text") << text;
  }
}

TEST(Leak, DriversAreHeard) {
  for (const char* text : {
           "SQLITE_CONSTRAINT: UNIQUE constraint failed: items.sku",
           "duplicate key value violates unique constraint \"items_sku_key\"",
           "ER_DUP_ENTRY: Duplicate entry 'A' for key 'sku'",
           "E11000 duplicate key error collection: shop.items",
           "invalid input syntax for type uuid: \"abc\"",
           "near \"FROM\": syntax error",
           "no such column: NaN",
           "Cast to ObjectId failed for value \"x\"",
           "connect ECONNREFUSED 127.0.0.1:5432",
           "pq: OFFSET must not be negative",
           "sql: no rows in result set",
       }) {
    EXPECT_EQ(kind_of(text), "a database driver's message") << text;
  }
}

TEST(Leak, RuntimesAreHeard) {
  for (const char* text : {
           "org.springframework.dao.DataIntegrityViolationException: x",
           "System.NullReferenceException: x",
           "TypeError: Cannot read properties of undefined (reading 'id')",
           "'NoneType' object is not subscriptable",
           "invalid literal for int() with base 10: 'x'",
           "runtime error: invalid memory address or nil pointer dereference",
           "json: cannot unmarshal string into Go struct field Item.price of type float64",
           "undefined method `name' for nil",
       }) {
    EXPECT_EQ(kind_of(text), "an error of the runtime") << text;
  }
}

TEST(Leak, SecretsDebuggersDumpsAndPathsAreFound) {
  EXPECT_EQ(kind_of("postgres://shop:s3cret@db:5432/shop"), "a secret");
  EXPECT_EQ(kind_of("<title>x // Werkzeug Debugger</title>"), "a debugger page");
  EXPECT_EQ(kind_of("<Item object at 0x7f00aa>"), "a dump of an object");
  EXPECT_EQ(kind_of("com.shop.Item@1b2c3d4e"), "a dump of an object");
  EXPECT_EQ(kind_of("ENOENT: no such file, open '/usr/src/app/data/items.db'"),
            "a path of the server's files");
  EXPECT_EQ(kind_of(R"(cannot open C:\Users\ann\shop\items.db)"), "a path of the server's files");
}

TEST(Leak, ProseAndCodesAreLeftAlone) {
  for (const char* text : {
           "Not found at this address",
           "Meet us at Foo.Bar (second floor) on line 3",
           "Please select one from the list where you live",
           "select e.g. one from the menu",
           "You cannot delete from cart where status is paid",
           "Insert into cart (3 items at most)",
           "Update your profile set up before",
           R"({"error":"ValidationError","name":"TypeError","code":"ER_NOT_FOUND"})",
           R"({"type":"https://example.com/errors/ValidationError","title":"x"})",
           R"({"error":"ResourceNotFoundException","message":"no such product"})",
           "Unexpected token } in JSON at position 5",
           "strconv.Atoi: parsing \"x\": invalid syntax",
           "Value error, price must be positive",
           "price is not a function of size",
           "john.Doe@abcdef12.com is taken",
           "column width must be positive",
           "The list index is out of range",
           "Cannot GET /api/v1/items",
           "/home is where the heart is",
           "see /docs/errors.html",
           "10:30:00 to 12:45:10",
           "a value of 12:30",
           "http://127.0.0.1:8080/api",
           "",
       }) {
    EXPECT_EQ(kind_of(text), "nothing") << text;
  }
}

TEST(Leak, WhatTheClientSentIsNoLeak) {
  EXPECT_EQ(kind_of("invalid name: SELECT a FROM b", R"({"name":"SELECT a FROM b"})"), "nothing");
  EXPECT_EQ(kind_of("Cannot GET /app/config.env", "http://h/app/config.env"), "nothing");
  EXPECT_EQ(kind_of("bad filter SELECT a FROM b", "http://h/x?f=SELECT%20a%20FROM%20b"), "nothing");
  EXPECT_EQ(kind_of("SELECT a FROM b; SELECT c FROM d", "SELECT a FROM b"), "SQL text");
}

TEST(Leak, AMemberThatNamesTheRequestsPathIsNoLeak) {
  EXPECT_EQ(kind_of(R"({"status":404,"path":"/app/items.js"})"), "nothing");
  EXPECT_EQ(kind_of(R"({"status":404,"file":"/app/items.js"})"), "a path of the server's files");
}

TEST(Leak, AddressesInMarkupAreNotTheServersFiles) {
  EXPECT_EQ(kind_of("<html><script src=\"/app/main.js\"></script><body>Not found</body></html>"),
            "nothing");
}

TEST(Leak, TheGravestIsToldFirst) {
  EXPECT_EQ(kind_of("no such column: x\n    at run (/app/db.js:3:4)"), "a stack frame");
  EXPECT_TRUE(is_grave(LeakKind::kSql));
  EXPECT_FALSE(is_grave(LeakKind::kDriverMessage));
}

TEST(Leak, ALargeBodyIsReadInLinearTime) {
  std::string text;
  for (int i = 0; i < 20'000; ++i)
    text += "select at File \"";
  EXPECT_EQ(kind_of(text), "nothing");
}

}  // namespace
}  // namespace assay
