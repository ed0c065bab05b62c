// SPDX-License-Identifier: MIT
// Credentials of code hosting, packages and continuous integration, each known by its form.
#include "repo/secrets/rules.h"

namespace assay {
namespace {

constexpr SecretRule kCodeRules[] = {
    {"deepseek-token", "DeepSeek key", "sk-{h:32}"},
    {"github-personal-token", "GitHub personal access token", "ghp_{a:36}"},
    {"github-oauth-token", "GitHub OAuth token", "gho_{a:36}"},
    {"github-user-token", "GitHub user-to-server token", "ghu_{a:36}"},
    {"github-server-token", "GitHub server-to-server token", "ghs_{a:36}"},
    {"github-refresh-token", "GitHub refresh token", "ghr_{a:36-76}"},
    {"github-fine-grained-token", "GitHub fine-grained token", "github_pat_{w:82}"},
    {"gitlab-personal-token", "GitLab personal access token", "glpat-{s:20-64}"},
    {"gitlab-deploy-token", "GitLab deploy token", "gldt-{s:20-64}"},
    {"gitlab-runner-token", "GitLab runner token", "glrt-{s:20-64}"},
    {"gitlab-trigger-token", "GitLab trigger token", "glptt-{h:40}"},
    {"gitlab-feed-token", "GitLab feed token", "glft-{s:20-64}"},
    {"gitlab-oauth-secret", "GitLab OAuth secret", "gloas-{s:64}"},
    {"gitlab-agent-token", "GitLab agent token", "glagent-{s:50-64}"},
    {"gitlab-job-token", "GitLab job token", "glcbt-{a:1-5}_{s:20}"},
    {"gitlab-mail-token", "GitLab incoming mail token", "glimt-{s:25}"},
    {"gitlab-scim-token", "GitLab SCIM token", "glsoat-{s:20}"},
    {"gitlab-feature-token", "GitLab feature flag token", "glffct-{s:20}"},
    {"gitlab-registration-token", "GitLab registration token", "GR1348941{s:20}"},
    {"bitbucket-app-password", "Bitbucket app password", "ATBB{a:32}"},
    {"bitbucket-access-token", "Bitbucket access token", "ATCTT3xFfG{s:170-250}"},
    {"atlassian-token", "Atlassian token", "ATATT3xFfG{s:170-250}"},
    {"sourcegraph-token", "Sourcegraph token", "sgp_{h:40}"},
    {"sourcegraph-license", "Sourcegraph key", "slk_{h:64}"},
    {"circleci-personal-token", "CircleCI personal token", "CCIPAT_{a:22}_{h:40}"},
    {"circleci-project-token", "CircleCI project token", "CCIPRJ_{a:22}_{h:40}"},
    {"buildkite-token", "Buildkite token", "bkua_{h:40}"},
    {"sonar-user-token", "SonarQube user token", "squ_{h:40}"},
    {"sonar-project-token", "SonarQube project token", "sqp_{h:40}"},
    {"sonar-analysis-token", "SonarQube analysis token", "sqa_{h:40}"},
    {"npm-token", "npm token", "npm_{a:36}"},
    {"pypi-token", "PyPI token", "pypi-AgEIcHlwaS5vcmc{s:50-1000}"},
    {"testpypi-token", "TestPyPI token", "pypi-AgENdGVzdC5weXBpLm9yZw{s:50-1000}"},
    {"rubygems-key", "RubyGems key", "rubygems_{h:48}"},
    {"crates-token", "crates.io token", "cio{a:32}"},
    {"docker-token", "Docker Hub token", "dckr_pat_{s:27}"},
    {"docker-org-token", "Docker Hub organisation token", "dckr_oat_{s:32}"},
    {"nuget-key", "NuGet key", "oy2{l:43}"},
    {"clojars-token", "Clojars token", "CLOJARS_{h:60}"},
    {"jfrog-key", "JFrog key", "AKCp{a:69}"},
    {"jfrog-reference-token", "JFrog reference token", "cmVmdGtuOj{b:54}"},
    {"postman-key", "Postman key", "PMAK-{h:24}-{h:34}"},
    {"readme-key", "ReadMe key", "rdme_{l:70}"},
    {"launchdarkly-sdk-key", "LaunchDarkly SDK key", "sdk-{h:8}-{h:4}-{h:4}-{h:4}-{h:12}"},
    {"launchdarkly-api-key", "LaunchDarkly API key", "api-{h:8}-{h:4}-{h:4}-{h:4}-{h:12}"},
    {"configcat-key", "ConfigCat key", "configcat-sdk-1/{s:22}/{s:22}", {}, false},
    {"statsig-secret", "Statsig secret", "secret-{a:40-50}", {}, false},
    {"e2b-key", "E2B key", "e2b_{h:40}"},
    {"trigger-dev-key", "Trigger.dev key", "tr_prod_{a:20}"},
    {"inngest-signing-key", "Inngest signing key", "signkey-prod-{h:64}"},
    {"encoded-private-key", "private key in base64", "LS0tLS1CRUdJTiBQUklWQVRFIEtFWS{b:100-4000}"},
    {"encoded-rsa-key", "RSA private key in base64",
     "LS0tLS1CRUdJTiBSU0EgUFJJVkFURSBLRVkt{b:100-4000}"},
    {"encoded-ec-key", "EC private key in base64",
     "LS0tLS1CRUdJTiBFQyBQUklWQVRFIEtFWS0t{b:100-4000}"},
    {"intra42-secret", "42 Intra secret", "s-s4t2ud-{h:64}"},
};

}  // namespace

std::span<const SecretRule> code_rules() {
  return kCodeRules;
}

}  // namespace assay
