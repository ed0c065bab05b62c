// SPDX-License-Identifier: MIT
// Credentials of messaging, mail and social networks, each known by its form.
#include "repo/secrets/rules.h"

namespace assay {
namespace {

constexpr SecretRule kTalkRules[] = {
    {"slack-bot-token", "Slack bot token", "xoxb-{d:10-13}-{d:10-13}-{a:23-25}"},
    {"slack-user-token", "Slack user token", "xoxp-{d:10-13}-{d:10-13}-{d:10-13}-{h:28-34}"},
    {"slack-workspace-token", "Slack workspace token", "xoxa-2-{a:40-90}"},
    {"slack-refresh-token", "Slack refresh token", "xoxe-1-{a:130-170}"},
    {"slack-rotating-token", "Slack rotating token", "xoxe.xoxp-1-{a:140-180}"},
    {"slack-app-token", "Slack app token", "xapp-1-{u:9-12}-{d:10-14}-{h:64}"},
    {"slack-webhook", "Slack webhook", "hooks.slack.com/services/T{u:8-12}/B{u:8-12}/{a:23-25}"},
    {"slack-workflow", "Slack workflow webhook",
     "hooks.slack.com/workflows/T{u:8-12}/A{u:8-12}/{d:17-19}/{a:23-25}"},
    {"discord-webhook", "Discord webhook", "discord.com/api/webhooks/{d:17-20}/{s:60-72}"},
    {"discord-legacy-webhook", "Discord webhook",
     "discordapp.com/api/webhooks/{d:17-20}/{s:60-72}"},
    {"teams-webhook", "Microsoft Teams webhook",
     ".webhook.office.com/webhookb2/{h:8}-{h:4}-{h:4}-{h:4}-{h:12}@"},
    {"telegram-bot-token", "Telegram bot token", "{d:8-10}:AA{s:33}"},
    {"sendgrid-key", "SendGrid key", "SG.{s:22}.{s:43}"},
    {"brevo-key", "Brevo key", "xkeysib-{h:64}-{a:16}"},
    {"brevo-smtp-key", "Brevo SMTP key", "xsmtpsib-{h:64}-{a:16}"},
    {"resend-key", "Resend key", "re_{a:8}_{a:24}"},
    {"mailersend-token", "MailerSend token", "mlsn.{h:64}"},
    {"mailgun-key", "Mailgun key", "key-{h:32}", {}, false},
    {"facebook-page-token", "Facebook access token", "EAACEdEose0cBA{a:40-300}"},
    {"facebook-token", "Facebook access token", "EAAG{a:100-300}", {}, false},
    {"twitter-bearer-token", "Twitter bearer token", "AAAAAAAAAAAAAAAAAAAAA{x:80-110}", {}, false},
    {"linkedin-client-secret", "LinkedIn client secret", "WPL_AP1.{a:16}.{a:6}=="},
    {"onesignal-key", "OneSignal key", "os_v2_app_{l:100-110}"},
    {"pubnub-secret", "PubNub secret key", "sec-c-{b:48-52}"},
    {"frameio-token", "Frame.io token", "fio-u-{s:64}"},
    {"fcm-server-key", "Firebase messaging key", "AAAA{s:7}:APA91b{s:134}"},
    {"typeform-token", "Typeform token", "tfp_{s:40-64}"},
    {"stytch-secret", "Stytch live secret", "secret-live-{s:32-40}"},
    {"hubspot-us-token", "HubSpot private app token", "pat-na1-{h:8}-{h:4}-{h:4}-{h:4}-{h:12}"},
    {"hubspot-eu-token", "HubSpot private app token", "pat-eu1-{h:8}-{h:4}-{h:4}-{h:4}-{h:12}"},
};

}  // namespace

std::span<const SecretRule> talk_rules() {
  return kTalkRules;
}

}  // namespace assay
