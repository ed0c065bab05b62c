// SPDX-License-Identifier: MIT
// Credentials of models, monitoring, documents and data, each known by its form.
#include "repo/secrets/rules.h"

namespace assay {
namespace {

constexpr SecretRule kDataRules[] = {
    {"openai-key", "OpenAI key", "sk-{a:20}T3BlbkFJ{a:20}"},
    {"openai-project-key", "OpenAI project key", "sk-proj-{s:48-180}"},
    {"openai-service-key", "OpenAI service account key", "sk-svcacct-{s:48-180}"},
    {"openai-admin-key", "OpenAI admin key", "sk-admin-{s:48-180}"},
    {"anthropic-key", "Anthropic key", "sk-ant-api03-{s:93-110}"},
    {"anthropic-admin-key", "Anthropic admin key", "sk-ant-admin01-{s:93-110}"},
    {"openrouter-key", "OpenRouter key", "sk-or-v1-{h:64}"},
    {"groq-key", "Groq key", "gsk_{a:52}"},
    {"huggingface-token", "Hugging Face token", "hf_{a:34}"},
    {"huggingface-org-token", "Hugging Face organisation token", "api_org_{a:34}"},
    {"replicate-token", "Replicate token", "r8_{a:37}"},
    {"perplexity-key", "Perplexity key", "pplx-{a:48}"},
    {"xai-key", "xAI key", "xai-{a:70-90}"},
    {"elevenlabs-key", "ElevenLabs key", "sk_{h:48}"},
    {"langsmith-token", "LangSmith token", "lsv2_pt_{h:32}_{h:10}"},
    {"langsmith-service-key", "LangSmith service key", "lsv2_sk_{h:32}_{h:10}"},
    {"langfuse-secret", "Langfuse secret key", "sk-lf-{h:8}-{h:4}-{h:4}-{h:4}-{h:12}"},
    {"pinecone-key", "Pinecone key", "pcsk_{w:60-80}"},
    {"nvidia-key", "NVIDIA key", "nvapi-{s:60-72}"},
    {"tavily-key", "Tavily key", "tvly-{a:32}"},
    {"tavily-dev-key", "Tavily key", "tvly-dev-{a:32}"},
    {"cerebras-key", "Cerebras key", "csk-{l:48}"},
    {"fireworks-key", "Fireworks key", "fw_{a:24}"},
    {"grafana-cloud-token", "Grafana Cloud token", "glc_{b:40-400}"},
    {"grafana-service-token", "Grafana service account token", "glsa_{a:32}_{h:8}"},
    {"grafana-api-key", "Grafana API key", "eyJrIjoi{b:70-400}"},
    {"newrelic-user-key", "New Relic user key", "NRAK-{u:27}"},
    {"newrelic-insert-key", "New Relic insert key", "NRII-{s:32}"},
    {"newrelic-admin-key", "New Relic admin key", "NRAA-{h:27}"},
    {"sentry-org-token", "Sentry organisation token", "sntrys_eyJ{b:100-400}"},
    {"sentry-user-token", "Sentry user token", "sntryu_{h:64}"},
    {"dynatrace-token", "Dynatrace token", "dt0c01.{u:24}.{u:64}"},
    {"honeycomb-key", "Honeycomb ingest key", "hcaik_01{l:56}"},
    {"axiom-token", "Axiom token", "xaat-{h:8}-{h:4}-{h:4}-{h:4}-{h:12}"},
    {"axiom-personal-token", "Axiom personal token", "xapt-{h:8}-{h:4}-{h:4}-{h:4}-{h:12}"},
    {"posthog-key", "PostHog personal key", "phx_{a:43-50}"},
    {"contentful-token", "Contentful token", "CFPAT-{s:43}"},
    {"airtable-token", "Airtable token", "pat{a:14}.{h:64}"},
    {"notion-legacy-token", "Notion token", "secret_{a:43}"},
    {"notion-token", "Notion token", "ntn_{d:11}{a:35}"},
    {"linear-key", "Linear key", "lin_api_{a:40}"},
    {"linear-oauth-token", "Linear OAuth token", "lin_oauth_{h:64}"},
    {"clickup-token", "ClickUp token", "pk_{d:6-9}_{u:32}"},
    {"figma-token", "Figma token", "figd_{s:40}"},
    {"dropbox-token", "Dropbox token", "sl.{s:130-1400}"},
    {"zoho-token", "Zoho token", "1000.{h:32}.{h:32}"},
    {"mapbox-secret-token", "Mapbox secret token", "sk.eyJ{s:60-120}.{s:20-24}"},
    {"salesforce-token", "Salesforce token", "00D{a:12-15}!{t:80-130}"},
    {"rapidapi-key", "RapidAPI key", "{h:10}msh{h:15}p1{h:5-6}jsn{h:12}"},
    {"json-web-token", "JSON Web Token", "eyJ{s:10-2000}.eyJ{s:10-4000}.{s:20-1400}", {}, false},
};

}  // namespace

std::span<const SecretRule> data_rules() {
  return kDataRules;
}

}  // namespace assay
