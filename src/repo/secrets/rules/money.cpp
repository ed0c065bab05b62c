// SPDX-License-Identifier: MIT
// Credentials of payments and commerce, each known by its form.
#include "repo/secrets/rules.h"

namespace assay {
namespace {

constexpr SecretRule kMoneyRules[] = {
    {"stripe-live-key", "Stripe live secret key", "sk_live_{a:24-120}"},
    {"stripe-restricted-key", "Stripe live restricted key", "rk_live_{a:24-120}"},
    {"stripe-test-key", "Stripe test secret key", "sk_test_{a:24-120}", {}, false},
    {"stripe-restricted-test-key", "Stripe test restricted key", "rk_test_{a:24-120}", {}, false},
    {"stripe-organisation-key", "Stripe organisation key", "sk_org_live_{a:24-120}"},
    {"webhook-signing-secret", "webhook signing secret", "whsec_{b:32-88}", {}, false},
    {"square-access-token", "Square access token", "sq0atp-{s:22}"},
    {"square-secret", "Square application secret", "sq0csp-{s:43}"},
    {"square-token", "Square token", "EAAA{s:60}", {}, false},
    {"braintree-token", "Braintree production token", "access_token$production${l:16}${h:32}"},
    {"braintree-sandbox-token",
     "Braintree sandbox token",
     "access_token$sandbox${l:16}${h:32}",
     {},
     false},
    {"plaid-production-token", "Plaid production token",
     "access-production-{h:8}-{h:4}-{h:4}-{h:4}-{h:12}"},
    {"plaid-sandbox-token",
     "Plaid sandbox token",
     "access-sandbox-{h:8}-{h:4}-{h:4}-{h:4}-{h:12}",
     {},
     false},
    {"razorpay-live-key", "Razorpay live key", "rzp_live_{a:14}", {}, false},
    {"flutterwave-key", "Flutterwave secret key", "FLWSECK-{h:32}-X"},
    {"flutterwave-test-key", "Flutterwave test key", "FLWSECK_TEST-{h:32}-X", {}, false},
    {"shopify-access-token", "Shopify access token", "shpat_{h:32}"},
    {"shopify-custom-token", "Shopify custom app token", "shpca_{h:32}"},
    {"shopify-private-token", "Shopify private app token", "shppa_{h:32}"},
    {"shopify-shared-secret", "Shopify shared secret", "shpss_{h:32}"},
    {"duffel-live-token", "Duffel live token", "duffel_live_{s:43}"},
    {"duffel-test-token", "Duffel test token", "duffel_test_{s:43}", {}, false},
    {"easypost-key", "EasyPost key", "EZAK{a:54}"},
    {"easypost-test-key", "EasyPost test key", "EZTK{a:54}", {}, false},
    {"shippo-live-token", "Shippo live token", "shippo_live_{h:40}"},
    {"shippo-test-token", "Shippo test token", "shippo_test_{h:40}", {}, false},
    {"mercadopago-token", "Mercado Pago token", "APP_USR-{d:12-19}-{d:6}-{h:32}-{d:6-12}"},
    {"paddle-key", "Paddle key", "pdl_live_apikey_{l:26}_{a:22}_{a:3}"},
    {"asaas-key", "Asaas key", "$aact_prod_{b:80-220}"},
    {"polar-token", "Polar token", "polar_oat_{a:43}"},
    {"telnyx-key", "Telnyx key", "KEY0{u:31}_{a:22}"},
};

}  // namespace

std::span<const SecretRule> money_rules() {
  return kMoneyRules;
}

}  // namespace assay
