// SPDX-License-Identifier: MIT
// What single lines say of how passwords are kept, and what they do not say.
#include "repo/passwords.h"

#include <gtest/gtest.h>

namespace assay {
namespace {

std::vector<PasswordCare> cares(const std::string& path, const std::string& text) {
  std::vector<PasswordCare> found;
  for (const PasswordUse& use : password_uses_in({{path, text}}))
    found.push_back(use.care);
  return found;
}

using Cares = std::vector<PasswordCare>;

TEST(Passwords, KnowsSlowHashesAndFrameworks) {
  for (const char* line :
       {"const hash = await bcrypt.hash(password, 10);", "pwd_context = CryptContext([\"argon2\"])",
        "hashlib.scrypt(password.encode(), salt=salt, n=2**14, r=8, p=1)",
        "from django.contrib.auth import get_user_model",
        "new Rfc2898DeriveBytes(password, salt, 100000)", "  has_secure_password"}) {
    EXPECT_EQ(cares("src/users.x.js", line), Cares{PasswordCare::kSlowHash}) << line;
  }
}

TEST(Passwords, KnowsFastHashesOfPasswords) {
  EXPECT_EQ(cares("a.js", "const h = crypto.createHash('sha256').update(password).digest('hex');"),
            Cares{PasswordCare::kFastHash});
  EXPECT_EQ(cares("a.py", "def hash_password(raw):\n    return hashlib.md5(raw).hexdigest()"),
            Cares{PasswordCare::kFastHash});
  EXPECT_EQ(cares("a.py", "h = hashlib.sha256(salt + password).hexdigest()"),
            Cares{PasswordCare::kSaltedHash});
}

TEST(Passwords, CountsTheCallsOfAFunctionThatHashesFast) {
  EXPECT_EQ(cares("a.py",
                  "def hash_password(raw):\n    return hashlib.md5(raw).hexdigest()\n\n"
                  "user = User(email, hash_password(body.password))"),
            (Cares{PasswordCare::kFastHash, PasswordCare::kFastHash}));
  EXPECT_TRUE(cares("a.py", "user = User(email, hash_password(body.password))").empty());
}

TEST(Passwords, LeavesDigestsOfOtherThingsAlone) {
  EXPECT_TRUE(cares("a.py", "digest = hashlib.sha256(token.encode()).hexdigest()").empty());
  EXPECT_TRUE(cares("a.js", "const etag = createHash('sha1').update(body).digest('hex');").empty());
  EXPECT_TRUE(cares("a.js", "login(email, password);\nconst id = md5(url);").empty());
}

TEST(Passwords, KnowsPasswordsThatAreKeptAsTheyAre) {
  EXPECT_EQ(cares("a.js", "if (user.password !== password) {"), Cares{PasswordCare::kPlain});
  EXPECT_EQ(cares("a.py", "if row['password'] == password:"), Cares{PasswordCare::kPlain});
  EXPECT_EQ(cares("A.java", "if (user.getPassword().equals(request.password())) {"),
            Cares{PasswordCare::kPlain});
  EXPECT_EQ(cares("a.js", "const user = { id, email, password };"), Cares{PasswordCare::kPlain});
  EXPECT_EQ(cares("a.go", "SELECT id FROM users WHERE email = $1 AND password = $2"),
            Cares{PasswordCare::kPlain});
}

TEST(Passwords, LeavesOtherComparisonsAlone) {
  for (const char* line :
       {"if (body.password !== body.confirmPassword) {", "if (req.password == null) {",
        "const { email, password } = req.body;", "if (user.password_hash == hashed) {",
        "// user.password === password", "if (form.newPassword === form.oldPassword) {",
        "if (password.length < 8) {"}) {
    EXPECT_TRUE(cares("a.js", line).empty()) << line;
  }
}

TEST(Passwords, LeavesTestsAlone) {
  EXPECT_TRUE(cares("tests/login_test.js", "const user = { id, email, password };").empty());
}

}  // namespace
}  // namespace assay
