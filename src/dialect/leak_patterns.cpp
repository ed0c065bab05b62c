// SPDX-License-Identifier: MIT
// The table of leaks, each pattern tight enough to leave prose and error codes alone.
#include "dialect/leak_patterns.h"

#include <array>

namespace assay {
namespace {

using enum LeakKind;

constexpr std::array kPatterns = std::to_array<LeakPattern>({
    {kSecret,
     R"re(\b(?:postgres(?:ql)?|mysql|mariadb|mongodb(?:\+srv)?|rediss?|amqps?)://[^\s:/@"']*:[^\s@"']+@)re"},
    {kSecret, R"re(\bAKIA[0-9A-Z]{16}\b)re"},
    {kSecret, R"re(-----BEGIN [A-Z ]*PRIVATE KEY-----)re"},
    {kSecret,
     R"re(\b(?:DATABASE_URL|DB_PASSWORD|JWT_SECRET|SECRET_KEY|AWS_SECRET_ACCESS_KEY)=[^\s"']+)re"},

    {kDebugPage,
     R"re(Werkzeug Debugger|__debugger__=yes|The debugger caught an exception in your WSGI)re"},
    {kDebugPage, R"re(seeing this error because you have (?:<code>)?DEBUG = True)re"},
    {kDebugPage,
     R"re(Action Controller: Exception caught|Whoops! There was an error\.|Symfony Exception)re"},
    {kDebugPage,
     R"re(DeveloperExceptionPage|An unhandled exception occurred while processing the request\.)re"},

    // Java, Kotlin, Scala
    {kStackFrame,
     R"re(\bat [\w$.<>/@-]+\((?:[A-Za-z_]\w*\.(?:java|kt|scala|groovy|clj):\d+|Native Method|Unknown Source)\))re"},
    // Python
    {kStackFrame, R"re(Traceback \(most recent call last\)|File "[^"\n]+", line \d+)re"},
    // Node.js, Deno, Bun
    {kStackFrame, R"re([\w/\\]\.[cm]?[jt]sx?:\d+:\d+\b|\(node:[\w/]+:\d+:\d+\))re"},
    // Go
    {kStackFrame, R"re(\bgoroutine \d+ \[[a-z]|[\w-]\.go:\d+\b)re"},
    // Ruby, PHP
    {kStackFrame, R"re([\w?!]\.rb:\d+:in\b|#\d+ \S+\.php\(\d+\)|\S\.php(?: on line |:)\d+)re"},
    // .NET
    {kStackFrame, R"re(\bat [A-Z]\w*(?:\.[\w<>`+|]+){2,}\([^)\n]*\)|\.cs:line \d+)re"},
    // Rust, Elixir
    {kStackFrame, R"re(\bthread '[^'\n]*' panicked at|\w\.rs:\d+:\d+\b|\.exs?:\d+: )re"},

    {kSql, R"re(\bSELECT\b[^\n]+?\bFROM\b)re"},
    {kSql, R"re((?i)\bselect\s+(?:\w+\.\w+\s*(?:,|as\b|from\b)|\*\s*from\b|count\()[^\n]*)re"},
    {kSql, R"re((?i)\bselect\s+["`][^\n]*?\bfrom\s+["`]\w)re"},
    {kSql,
     R"re((?i)\binsert\s+into\s+["`\[]?[\w.]+["`\]]?\s*\([^)\n]*\)\s*(?:values|select|output)\b)re"},
    {kSql, R"re((?i)\bupdate\s+["`\[]?[\w.]+["`\]]?\s+set\s+["`\[]?[\w.]+["`\]]?\s*=)re"},
    {kSql,
     R"re((?i)\bdelete\s+from\s+["`\[]?[\w.]+["`\]]?\s+where\s+["`\[]?[\w.]+["`\]]?\s*(?:=|<|>|in\s*\(|is\s+null))re"},
    {kSql, R"re(\[SQL: |\b(?:CREATE|ALTER|DROP) TABLE\b)re"},

    {kDriverMessage,
     R"re(\bSQLSTATE\b|\bORA-\d{5}\b|\bSQLITE_[A-Z]+\b|\bER_(?:DUP_ENTRY|BAD_FIELD_ERROR|BAD_NULL_ERROR|NO_REFERENCED_ROW|ROW_IS_REFERENCED|PARSE_ERROR|DATA_TOO_LONG|NO_SUCH_TABLE)|\bE11000 duplicate key)re"},
    {kDriverMessage,
     R"re(You have an error in your SQL syntax|syntax error at or near "|near "[^"\n]*": syntax error)re"},
    {kDriverMessage, R"re((?:UNIQUE|NOT NULL|FOREIGN KEY|CHECK) constraint failed)re"},
    {kDriverMessage,
     R"re(violates (?:unique|foreign key|not-null|check) constraint|Duplicate entry '[^'\n]*' for key)re"},
    {kDriverMessage, R"re(\bpq: \w|\bsql: (?:no rows in result set|Scan error on column))re"},
    {kDriverMessage,
     R"re(no such (?:table|column): \w|(?:relation|column) "[^"\n]+" (?:does not exist|of relation))re"},
    {kDriverMessage,
     R"re(value too long for type character|invalid input (?:syntax|value) for (?:type |enum )?\w+: ")re"},
    {kDriverMessage,
     R"re(Cast to \w+ failed for value|must be a (?:single )?[Ss]tring of 12 bytes)re"},
    {kDriverMessage,
     R"re(\bconnect ECONNREFUSED \S+:\d+|could not execute (?:statement|query)\b|\bJDBC exception)re"},

    {kException,
     R"re(\b(?:java|javax|jakarta|org|com|net|io|kotlin|django|sqlalchemy|werkzeug|psycopg2?|asyncpg|pymongo|pydantic)(?:\.\w+)+(?:Exception|Error|Violation)\b)re"},
    {kException, R"re(\b(?:System|Microsoft)(?:\.\w+)*Exception\b|\bNullPointerException\b)re"},
    {kException,
     R"re(\b(?:MongoServerError|QueryFailedError|PrismaClient\w+Error|Sequelize\w+Error)\b)re"},
    {kException,
     R"re(\b(?:Type|Reference|Attribute|Value|Key|Name|Index|ZeroDivision|Runtime)Error: )re"},
    {kException,
     R"re(Cannot read propert(?:y|ies)(?: '[^'\n]*')? of (?:undefined|null)|\b\w+\.\w+ is not a function)re"},
    {kException,
     R"re('NoneType' object|has no attribute '|invalid literal for int\(\)|unsupported operand type)re"},
    {kException,
     R"re(Object reference not set to an instance|No enum constant \w|Cannot deserialize value of type)re"},
    {kException,
     R"re(nil pointer dereference|runtime error: index out of range|into Go struct field|interface conversion: )re"},
    {kException,
     R"re(undefined method [`'][^'\n]+' for|Undefined (?:variable|index|array key|property)\b|Call to (?:undefined|a member) )re"},

    {kObjectDump,
     R"re(<[\w.]+ object at 0x[0-9a-f]+>|\b(?:[a-z]\w*\.)+[A-Z]\w*@[0-9a-f]{5,8}(?:[\s"'\],;)]|$))re"},
    {kObjectDump, R"re(Invalid `prisma\.\w+\.\w+\(\)` invocation|ConstraintViolationImpl\{)re"},

    {kPath,
     R"re((?:^|[\s"'(=\[])/(?:home|usr|var|opt|srv|root|app|workspace|tmp|Users|code)/[\w.@+/-]+\.(?:py|[cm]?[jt]s|rb|php|go|java|kt|rs|cs|jar|dll|db|sqlite3?|env|ejs)\b)re"},
    {kPath, R"re(/(?:node_modules|site-packages|dist-packages)/\w)re"},
    {kPath, R"re(\b[A-Za-z]:\\(?:[\w .-]+\\)+[\w.-]+)re"},
});

}  // namespace

std::span<const LeakPattern> leak_patterns() {
  return kPatterns;
}

}  // namespace assay
