// SPDX-License-Identifier: MIT
// The JSON Schema of the rubric format, for editors; the reader in this folder decides.
#include "rubric/load.h"

namespace assay {
namespace {

constexpr std::string_view kSchema = R"json({
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "assay rubric",
  "type": "object",
  "required": ["assay", "id"],
  "additionalProperties": false,
  "properties": {
    "assay": {"const": 1, "description": "The version of the format."},
    "id": {"$ref": "#/$defs/id"},
    "title": {"type": "string"},
    "level": {"enum": ["junior", "mid", "senior"], "description": "Which column of weights applies."},
    "extends": {"type": "string", "default": "rest-api",
      "description": "A built-in rubric, a file beside this one, or none."},
    "pass": {"$ref": "#/$defs/share", "default": 70},
    "bands": {"type": "object", "additionalProperties": {"type": "number", "minimum": 0, "maximum": 100}},
    "critical_cap": {"$ref": "#/$defs/share", "description": "What a confirmed critical fail caps the total at."},
    "gates": {"$ref": "#/$defs/texts", "description": "Criteria that must not fail."},
    "candidate": {
      "type": "object", "additionalProperties": false,
      "properties": {
        "start": {"type": "string", "description": "A shell command, run in the submission's folder."},
        "url": {"type": "string", "pattern": "^https?://", "default": "http://127.0.0.1:{{port}}"},
        "env": {"$ref": "#/$defs/pairs"},
        "ready": {
          "type": "object", "additionalProperties": false,
          "properties": {"get": {"$ref": "#/$defs/path"}, "within": {"$ref": "#/$defs/duration"}}
        }
      }
    },
    "api": {
      "type": "object", "additionalProperties": false,
      "properties": {
        "consistency": {"$ref": "#/$defs/duration", "default": "2s"},
        "users": {"$ref": "#/$defs/users"},
        "resources": {"type": "object", "additionalProperties": {"$ref": "#/$defs/resource"}},
        "rate_limit": {
          "type": "object", "required": ["limit", "window"], "additionalProperties": false,
          "properties": {
            "per": {"enum": ["user", "ip", "key"]},
            "limit": {"type": "integer", "minimum": 1},
            "window": {"$ref": "#/$defs/duration"},
            "when": {"type": "object", "additionalProperties": false,
              "properties": {"env": {"$ref": "#/$defs/pairs"}}}
          }
        },
        "never_return": {"$ref": "#/$defs/texts"},
        "rules": {
          "type": "object", "additionalProperties": false,
          "properties": {
            "oversell": {
              "type": "object", "required": ["stock", "buy"], "additionalProperties": false,
              "properties": {"stock": {"type": "string"}, "buy": {"$ref": "#/$defs/call"}}
            }
          }
        },
        "expect": {
          "type": "object", "additionalProperties": false,
          "properties": {
            "storage": {"anyOf": [{"$ref": "#/$defs/storage"}, {"type": "object", "additionalProperties": false,
              "properties": {"need": {"$ref": "#/$defs/storage"}, "brief": {"type": "string"}}}]},
            "readme": {"anyOf": [{"$ref": "#/$defs/topics"}, {"type": "object", "additionalProperties": false,
              "properties": {"need": {"$ref": "#/$defs/topics"}, "brief": {"type": "string"}}}]}
          },
          "patternProperties": {
            "^(health|readiness|metrics|openapi|request_id|traceparent|structured_logs|graceful_shutdown|fail_fast|etag|cors|login_throttle|async|webhook|versioning|deprecation|graphql|docker|compose|ci|migrations|git_history)$": {
              "anyOf": [{"$ref": "#/$defs/demand"}, {"type": "object", "additionalProperties": false,
                "properties": {
                  "need": {"$ref": "#/$defs/demand"}, "brief": {"type": "string"},
                  "path": {"$ref": "#/$defs/path"}, "header": {"type": "string"},
                  "within": {"$ref": "#/$defs/duration"}, "variables": {"$ref": "#/$defs/texts"},
                  "origins": {"$ref": "#/$defs/texts"}, "start": {}, "status": {},
                  "scheme": {"type": "string"}, "secret": {"type": "string"}
                }}]
            }
          }
        }
      }
    },
    "weights": {"type": "object", "additionalProperties": {"$ref": "#/$defs/weight"},
      "description": "Check id or glob to weight."},
    "categories": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/category"}}
  },
  "$defs": {
    "id": {"type": "string", "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]*$"},
    "path": {"type": "string", "pattern": "^/\\S*$"},
    "pointer": {"type": "string", "pattern": "^/"},
    "duration": {"type": "string", "pattern": "^[0-9.]+ *(ms|s|m|h)$"},
    "texts": {"type": "array", "items": {"type": "string"}},
    "pairs": {"type": "object", "additionalProperties": {"type": ["string", "number", "boolean"]}},
    "demand": {"enum": ["required", "optional", "none"]},
    "storage": {"enum": ["durable", "memory", "optional", "none"]},
    "topics": {"anyOf": [{"$ref": "#/$defs/demand"},
      {"type": "array", "items": {"enum": ["assumptions", "decisions", "with_more_time", "ai_use"]}}]},
    "weight": {"anyOf": [{"type": "number", "minimum": 0}, {"$ref": "#/$defs/by_level"}]},
    "share": {"anyOf": [{"type": "number", "minimum": 0, "maximum": 100}, {"$ref": "#/$defs/by_level"}]},
    "by_level": {
      "type": "object", "additionalProperties": false,
      "properties": {"junior": {"type": "number", "minimum": 0}, "mid": {"type": "number", "minimum": 0},
        "senior": {"type": "number", "minimum": 0}}
    },
    "call": {
      "type": "object", "additionalProperties": false,
      "properties": {
        "get": {"$ref": "#/$defs/path"}, "head": {"$ref": "#/$defs/path"}, "post": {"$ref": "#/$defs/path"},
        "put": {"$ref": "#/$defs/path"}, "patch": {"$ref": "#/$defs/path"}, "delete": {"$ref": "#/$defs/path"},
        "options": {"$ref": "#/$defs/path"}, "body": {}, "token": {"$ref": "#/$defs/pointer"}
      }
    },
    "users": {
      "type": "object", "additionalProperties": false,
      "properties": {
        "sign_up": {"$ref": "#/$defs/call"},
        "log_in": {"$ref": "#/$defs/call"},
        "send": {"type": "object", "additionalProperties": false,
          "properties": {"header": {"type": "string"}, "value": {"type": "string"}}}
      }
    },
    "resource": {
      "type": "object", "required": ["path"], "additionalProperties": false,
      "anyOf": [{"required": ["fields"]}, {"required": ["sample"]}],
      "properties": {
        "path": {"$ref": "#/$defs/path"},
        "read": {"enum": ["public", "users", "owner"], "default": "public"},
        "fields": {"$ref": "#/$defs/fields"},
        "sample": {"type": "object"},
        "server_controlled": {"$ref": "#/$defs/texts"},
        "list": {
          "type": "object", "additionalProperties": false,
          "properties": {
            "paging": {"$ref": "#/$defs/demand"},
            "default_max": {"type": "integer", "minimum": 1}, "size_max": {"type": "integer", "minimum": 1},
            "size_param": {"type": "string"}, "position_param": {"type": "string"},
            "filter": {"$ref": "#/$defs/texts"}, "sort": {"$ref": "#/$defs/texts"}
          }
        },
        "update": {"type": "array", "items": {"enum": ["put", "patch"]}},
        "delete": {"enum": [true, false, "soft"], "default": false},
        "immutable": {"$ref": "#/$defs/texts"},
        "lock": {"anyOf": [{"enum": ["none", "etag"]}, {"type": "object", "required": ["field"],
          "additionalProperties": false, "properties": {"field": {"type": "string"}}}]},
        "idempotency_key": {"$ref": "#/$defs/demand", "default": "none"}
      }
    },
    "fields": {"type": "object", "minProperties": 1, "additionalProperties": {"$ref": "#/$defs/field"}},
    "field": {
      "type": "object", "additionalProperties": false,
      "properties": {
        "type": {"enum": ["string", "integer", "decimal", "boolean", "reference", "array", "object"]},
        "required": {"type": "boolean"}, "nullable": {"type": "boolean"}, "unique": {"type": "boolean"},
        "non_blank": {"type": "boolean"}, "open": {"type": "boolean"},
        "min_length": {"type": "integer", "minimum": 0}, "max_length": {"type": "integer", "minimum": 0},
        "pattern": {"type": "string"},
        "format": {"enum": ["email", "uuid", "uri", "date", "date-time", "currency"]},
        "min": {"type": "number"}, "max": {"type": "number"},
        "exclusive_min": {"type": "boolean"}, "exclusive_max": {"type": "boolean"},
        "scale": {"type": "integer", "minimum": 0, "maximum": 9},
        "enum": {"type": "array", "minItems": 1}, "to": {"type": "string"},
        "items": {"$ref": "#/$defs/field"}, "fields": {"$ref": "#/$defs/fields"},
        "aka": {"$ref": "#/$defs/texts"}, "sample": {}
      }
    },
    "category": {
      "type": "object", "required": ["id"], "additionalProperties": false,
      "properties": {
        "id": {"$ref": "#/$defs/id"}, "title": {"type": "string"}, "weight": {"$ref": "#/$defs/weight"},
        "checks": {"type": "array", "items": {"anyOf": [{"type": "string"},
          {"type": "object", "required": ["id"], "additionalProperties": false,
            "properties": {"id": {"type": "string"}, "weight": {"$ref": "#/$defs/weight"},
              "brief": {"type": "string"}}}]}},
        "scenarios": {"type": "array", "items": {"$ref": "#/$defs/scenario"}},
        "commands": {"type": "array", "items": {"$ref": "#/$defs/command"}},
        "questions": {"type": "array", "items": {"$ref": "#/$defs/question"}}
      }
    },
    "scenario": {
      "type": "object", "required": ["id", "steps"], "additionalProperties": false,
      "properties": {
        "id": {"$ref": "#/$defs/id"}, "title": {"type": "string"}, "brief": {"type": "string"},
        "points": {"$ref": "#/$defs/weight"}, "severity": {"$ref": "#/$defs/severity"},
        "as": {"type": "string"},
        "steps": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/step"}}
      }
    },
    "step": {
      "type": "object", "additionalProperties": false,
      "properties": {
        "get": {"$ref": "#/$defs/path"}, "head": {"$ref": "#/$defs/path"}, "post": {"$ref": "#/$defs/path"},
        "put": {"$ref": "#/$defs/path"}, "patch": {"$ref": "#/$defs/path"}, "delete": {"$ref": "#/$defs/path"},
        "options": {"$ref": "#/$defs/path"}, "body": {}, "headers": {"$ref": "#/$defs/pairs"},
        "parallel": {"type": "integer", "minimum": 1, "maximum": 500},
        "make": {"type": "string"}, "with": {"type": "object"},
        "restart": {"enum": ["kill", "term"]},
        "as": {"type": "string"},
        "save": {"type": "object", "additionalProperties": {"$ref": "#/$defs/pointer"}},
        "expect": {"anyOf": [{"$ref": "#/$defs/answer"}, {"type": "array", "items": {"$ref": "#/$defs/answer"}}]}
      }
    },
    "answer": {
      "type": "object", "additionalProperties": false,
      "properties": {
        "status": {"anyOf": [{"$ref": "#/$defs/status"}, {"type": "array", "minItems": 1,
          "items": {"$ref": "#/$defs/status"}}]},
        "headers": {"$ref": "#/$defs/pairs"}, "body": {}, "times": {"type": "integer", "minimum": 0}
      }
    },
    "status": {"type": "integer", "minimum": 100, "maximum": 599},
    "severity": {"enum": ["critical", "major", "minor"]},
    "command": {
      "type": "object", "required": ["id", "run"], "additionalProperties": false,
      "properties": {
        "id": {"$ref": "#/$defs/id"}, "title": {"type": "string"}, "brief": {"type": "string"},
        "points": {"$ref": "#/$defs/weight"}, "severity": {"$ref": "#/$defs/severity"},
        "run": {"type": "string"}, "junit": {"type": "string"}, "needs": {"$ref": "#/$defs/texts"},
        "within": {"$ref": "#/$defs/duration"}
      }
    },
    "question": {
      "type": "object", "required": ["id", "ask", "levels"], "additionalProperties": false,
      "properties": {
        "id": {"$ref": "#/$defs/id"}, "title": {"type": "string"}, "brief": {"type": "string"},
        "points": {"$ref": "#/$defs/weight"}, "ask": {"type": "string"},
        "levels": {"type": "object", "minProperties": 1,
          "additionalProperties": {"type": ["string", "null"]}}
      }
    }
  }
}
)json";

}  // namespace

std::string rubric_schema() {
  return std::string(kSchema);
}

}  // namespace assay
