// SPDX-License-Identifier: MIT
// Credentials of clouds, hosting and infrastructure, each known by its form.
#include "repo/secrets/rules.h"

namespace assay {
namespace {

constexpr SecretRule kRules[] = {
    {"aws-access-key", "AWS access key", "AKIA{u:16}"},
    {"aws-session-key", "AWS temporary access key", "ASIA{u:16}"},
    {"aws-bedrock-key", "Amazon Bedrock key", "ABSK{b:109-269}"},
    {"alibaba-access-key", "Alibaba Cloud access key", "LTAI{a:20}"},
    {"tencent-secret-id", "Tencent Cloud secret id", "AKID{a:32}"},
    {"google-api-key", "Google API key", "AIza{s:35}", {}, false},
    {"google-oauth-secret", "Google OAuth client secret", "GOCSPX-{s:28}"},
    {"google-access-token", "Google access token", "ya29.{s:60-400}"},
    {"azure-client-secret-7", "Microsoft Entra client secret", "{t:3}7Q~{t:31-34}"},
    {"azure-client-secret-8", "Microsoft Entra client secret", "{t:3}8Q~{t:31-34}"},
    {"azure-storage-key", "Azure Storage account key", "AccountKey={b:86}=="},
    {"azure-shared-access-key", "Azure shared access key", "SharedAccessKey={b:43}="},
    {"digitalocean-token", "DigitalOcean personal token", "dop_v1_{h:64}"},
    {"digitalocean-oauth", "DigitalOcean OAuth token", "doo_v1_{h:64}"},
    {"digitalocean-refresh", "DigitalOcean refresh token", "dor_v1_{h:64}"},
    {"heroku-token", "Heroku token", "HRKU-AA{s:58}"},
    {"cloudflare-origin-key", "Cloudflare origin CA key", "v1.0-{h:24}-{h:146}"},
    {"fly-token", "Fly.io token", "fm2_{b:100-700}"},
    {"fly-legacy-token", "Fly.io token", "fo1_{s:43}"},
    {"netlify-token", "Netlify token", "nfp_{a:36}"},
    {"vercel-blob-token", "Vercel Blob token", "vercel_blob_rw_{a:16-24}_{a:24-40}"},
    {"render-token", "Render key", "rnd_{a:32}"},
    {"supabase-token", "Supabase personal token", "sbp_{h:40}"},
    {"supabase-secret-key", "Supabase secret key", "sb_secret_{s:31-40}"},
    {"planetscale-password", "PlanetScale password", "pscale_pw_{t:32-64}"},
    {"planetscale-token", "PlanetScale token", "pscale_tkn_{t:32-64}"},
    {"planetscale-oauth", "PlanetScale OAuth token", "pscale_oauth_{t:32-64}"},
    {"neon-key", "Neon key", "napi_{l:64}"},
    {"mongodb-service-secret", "MongoDB Atlas service account secret", "mdb_sa_sk_{s:40}"},
    {"doppler-personal-token", "Doppler personal token", "dp.pt.{a:40-44}"},
    {"doppler-service-token", "Doppler service token", "dp.st.{w:2-35}.{a:40-44}"},
    {"doppler-cli-token", "Doppler CLI token", "dp.ct.{a:40-44}"},
    {"doppler-account-token", "Doppler service account token", "dp.sa.{a:40-44}"},
    {"vault-service-token", "Vault service token", "hvs.{s:90-200}"},
    {"vault-batch-token", "Vault batch token", "hvb.{s:138-300}"},
    {"terraform-token", "Terraform Cloud token", "{a:14}.atlasv1.{s:60-70}"},
    {"pulumi-token", "Pulumi token", "pul-{h:40}"},
    {"onepassword-secret-key", "1Password secret key", "A3-{u:6}-{u:11}-{u:5}-{u:5}-{u:5}"},
    {"onepassword-service-token", "1Password service account token", "ops_eyJ{b:250-1200}"},
    {"age-secret-key", "age secret key", "AGE-SECRET-KEY-1{u:58}"},
    {"tailscale-auth-key", "Tailscale auth key", "tskey-auth-{a:12-20}-{a:20-40}"},
    {"tailscale-api-key", "Tailscale API key", "tskey-api-{a:12-20}-{a:20-40}"},
    {"netbird-token", "NetBird token", "nbp_{a:36}"},
    {"yandex-api-key", "Yandex Cloud key", "AQVN{s:35-38}"},
    {"yandex-access-token", "Yandex access token", "t1.{s:4-8}.{s:86}", {}, false},
    {"databricks-token", "Databricks token", "dapi{h:32}"},
    {"prefect-user-key", "Prefect key", "pnu_{l:36}"},
    {"prefect-bot-key", "Prefect service account key", "pnb_{l:36}"},
    {"azure-devops-token", "Azure DevOps token", "{a:76}AZDO{a:4}"},
    {"scalingo-token", "Scalingo token", "tk-us-{s:48}"},
};

}  // namespace

std::span<const SecretRule> cloud_rules() {
  return kRules;
}

}  // namespace assay
