//! The OpenAPI 3.1 document: what the handlers say of themselves, with what holds for all of them added here.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use axum::http::{Method, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Map, Value, json};
use utoipa::PartialSchema as _;
use utoipa::ToSchema as _;
use utoipa::openapi::{ComponentsBuilder, InfoBuilder, LicenseBuilder, OpenApi, OpenApiBuilder};

use super::examples;
use super::gate::Scopes;
use super::problem::{FaultBody, KINDS, Place, ProblemBody, body};
use crate::rules::api_scope::ApiScope;
use crate::rules::language::Language;
use crate::rules::refusal::Refusal;

/// What an integrator reads first. Markdown.
const INTRODUCTION: &str = include_str!("introduction.md");

const TAGS: [(&str, &str); 7] = [
    ("Events", "What one registers for."),
    ("Sessions", "The dated meetings of an event."),
    ("Registrations", "One person for one event."),
    ("Attendance", "Who was there."),
    ("Organisations", "The register of local authorities and other bodies."),
    ("Reports", "Figures that name nobody."),
    ("Webhooks", "Systems that are told what happens, as Standard Webhooks has it."),
];

/// The document as it is served, printed and checked in.
#[must_use]
pub fn document() -> Value {
    static WRITTEN: LazyLock<Value> = LazyLock::new(written);
    WRITTEN.clone()
}

pub async fn show() -> Response {
    static TEXT: LazyLock<String> = LazyLock::new(|| document().to_string());
    ([(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "public, max-age=300")], TEXT.as_str()).into_response()
}

/// The scope of each operation, as its handler names it.
#[must_use]
pub fn scopes() -> Scopes {
    let mut scopes = Scopes::new();
    for (path, method, operation) in each(&document()) {
        let scope = operation["security"][0]["token"][0].as_str().and_then(ApiScope::parse);
        if let (Some(scope), Ok(method)) = (scope, Method::from_bytes(method.to_uppercase().as_bytes())) {
            scopes.insert((method, path.to_owned()), scope);
        }
    }
    scopes
}

/// Path, method and operation of each.
pub fn each(document: &Value) -> impl Iterator<Item = (&str, &str, &Value)> {
    let paths = document["paths"].as_object().into_iter().flatten();
    paths.flat_map(|(path, item)| item.as_object().into_iter().flatten().map(move |(method, operation)| (path.as_str(), method.as_str(), operation)))
}

fn written() -> Value {
    let (_, found) = super::operations().split_for_parts();
    let info =
        InfoBuilder::new().title("Belfry").version("1").description(Some(INTRODUCTION)).license(Some(LicenseBuilder::new().name("EUPL-1.2").identifier(Some("EUPL-1.2")).build()));
    let whole: OpenApi = OpenApiBuilder::from(found).info(info.build()).build();
    let mut document = serde_json::to_value(&whole).unwrap_or_default();
    let problems = ComponentsBuilder::new().schema(ProblemBody::name(), ProblemBody::schema()).schema(FaultBody::name(), FaultBody::schema()).build();
    let problems = serde_json::to_value(&problems).unwrap_or_default();
    let components = &mut document["components"];
    if let (Some(schemas), Some(more)) = (components["schemas"].as_object_mut(), problems["schemas"].as_object()) {
        schemas.extend(more.clone());
    }
    let scopes: Map<String, Value> = ApiScope::ALL.map(|scope| (scope.code().to_owned(), json!(""))).into_iter().collect();
    let words = format!("A token of the API, as `belfry token create` prints it once. Scopes: {}.", scopes.keys().map(|scope| format!("`{scope}`")).collect::<Vec<_>>().join(", "));
    components["securitySchemes"] = json!({ "token": { "type": "http", "scheme": "bearer", "description": words } });
    components["headers"] = shared_headers();
    document["tags"] = TAGS.iter().map(|(name, description)| json!({ "name": name, "description": description })).collect();
    document["servers"] = json!([{ "url": "/" }]);
    let Some(paths) = document["paths"].as_object_mut() else { return document };
    for item in paths.values_mut() {
        for (method, operation) in item.as_object_mut().into_iter().flatten() {
            complete(method, operation);
        }
    }
    document
}

fn shared_headers() -> Value {
    let text = |description: &str, example: &str| json!({ "description": description, "schema": { "type": "string" }, "example": example });
    json!({
        "ETag": text("The version that a change is held to, and a hash of what is shown.", "\"3.5f1d7a84db00d2fce00b31a7\""),
        "RateLimit": text("How many requests are left, and in how many seconds all are there again (draft-ietf-httpapi-ratelimit-headers).", "\"token\";r=599;t=1"),
        "RateLimit-Policy": text("How many requests the token may make in how many seconds.", "\"token\";q=600;w=60"),
        "Retry-After": { "description": "Seconds after which it is worth another try.", "schema": { "type": "integer", "minimum": 1 }, "example": 5 },
        "X-Request-Id": text("Names this request in the log.", "c0ffee00c0ffee000000000000000001"),
        "WWW-Authenticate": text("What is missing (RFC 6750).", "Bearer realm=\"belfry\", error=\"invalid_token\""),
        "Link": text("The next page, with `rel=\"next\"` (RFC 8288).", "</api/v1/events?cursor=c1>; rel=\"next\""),
        "Allow": text("The methods there are.", "GET,HEAD"),
    })
}

fn reference(header: &str) -> Value {
    json!({ "$ref": format!("#/components/headers/{header}") })
}

/// Adds what holds for every operation of its sort: conditions, keys, limits, examples, and each way it can fail.
fn complete(method: &str, operation: &mut Value) {
    let id = operation["operationId"].as_str().unwrap_or_default().to_owned();
    let has_id = operation["parameters"].as_array().is_some_and(|parameters| parameters.iter().any(|parameter| parameter["in"] == "path"));
    let has_query = operation["parameters"].as_array().is_some_and(|parameters| parameters.iter().any(|parameter| parameter["in"] == "query"));
    let has_body = operation.get("requestBody").is_some();
    let mut parameters = operation["parameters"].as_array().cloned().unwrap_or_default();
    parameters.extend(headers_of(method));
    operation["parameters"] = parameters.into();
    if has_body {
        operation["requestBody"]["content"]["application/json"]["example"] = examples::request(&id);
        let optional = examples::is_optional(&id);
        operation["requestBody"]["required"] = (!optional).into();
    }
    let Some(responses) = operation["responses"].as_object_mut() else { return };
    for (status, response) in responses.iter_mut() {
        succeed(method, status, response, &id);
    }
    if method == "get" {
        responses.insert("304".to_owned(), json!({ "description": "Nothing has changed since the `ETag` of `If-None-Match`.", "headers": { "ETag": reference("ETag") } }));
    }
    let mut failures: BTreeMap<u16, Vec<Value>> = BTreeMap::new();
    for name in kinds(method, has_id, has_query, has_body) {
        let status = KINDS.iter().find(|(known, _)| *known == name).map_or(500, |(_, status)| *status);
        failures.entry(status).or_default().push(problem(name, false, status, &id, method));
    }
    for refusal in examples::refusals(&id) {
        if *refusal == Refusal::ChangedMeanwhile {
            continue;
        }
        failures.entry(refusal.status()).or_default().push(problem(refusal.key(), true, refusal.status(), &id, method));
    }
    for (status, found) in failures {
        responses.insert(status.to_string(), failure(status, &found));
    }
}

/// The kinds of problems of such an operation.
fn kinds(method: &str, has_id: bool, has_query: bool, has_body: bool) -> Vec<&'static str> {
    let mut kinds = vec!["token-needed", "scope-missing", "slow", "too-many", "internal", "busy"];
    if has_query || method != "get" {
        kinds.push("bad-request");
    }
    if has_id {
        kinds.push("not-found");
    }
    if method != "get" {
        kinds.extend(["forbidden", "too-large", "form-type"]);
        if has_body || method == "post" {
            kinds.push("invalid");
        }
    }
    if method == "post" {
        kinds.extend(["key-in-use", "key-reused", "changed-meanwhile"]);
    }
    if method == "patch" {
        kinds.extend(["version-needed", "changed-meanwhile"]);
    }
    kinds
}

fn headers_of(method: &str) -> Vec<Value> {
    let header = |name: &str, required: bool, description: &str, schema: Value, example: &str| json!({ "name": name, "in": "header", "required": required, "description": description, "schema": schema, "example": example });
    let text = json!({ "type": "string" });
    let known = "\"3.5f1d7a84db00d2fce00b31a7\"";
    match method {
        "get" => vec![header("If-None-Match", false, "The `ETag` that is there already: what has not changed is not sent again.", text, known)],
        "post" => vec![
            header(
                "Idempotency-Key",
                false,
                "A word of the caller's for this request: with the same key and body it is done once and answered alike, for a day and a half, also across restarts.",
                json!({ "type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[!-~]([ -~]*[!-~])?$" }),
                "8e03978e-40d5-43e8-bc93-6894a57f9324",
            ),
            header("If-Match", false, "The `ETag` that was seen: what changed meanwhile is not acted on.", text, known),
        ],
        "patch" => vec![header(
            "If-Match",
            // 428 is said by no schema: clients that check before they send would never see it.
            false,
            "Needed: without it 428. The `ETag` that was seen, `\"{version}\"`, or `*` for whatever it is. The version alone decides, the part before the dot: a place that was taken meanwhile refuses nobody.",
            text,
            known,
        )],
        _ => Vec::new(),
    }
}

fn succeed(method: &str, status: &str, response: &mut Value, id: &str) {
    let headers = response["headers"].as_object().cloned().unwrap_or_default();
    let mut headers: Map<String, Value> = headers;
    for name in ["RateLimit", "RateLimit-Policy", "X-Request-Id"] {
        headers.insert(name.to_owned(), reference(name));
    }
    let is_page = response["content"]["application/json"]["schema"]["$ref"].as_str().is_some_and(|schema| schema.ends_with("Page"));
    if is_page {
        headers.insert("Link".to_owned(), reference("Link"));
    }
    if method == "get" || (status.starts_with('2') && !id.ends_with("Attendance")) {
        headers.insert("ETag".to_owned(), reference("ETag"));
    }
    response["headers"] = headers.into();
    response["content"]["application/json"]["example"] = examples::response(id);
    let links = examples::links(id).iter().map(|(operation, parameter)| {
        let words = format!("With its id as `{parameter}`.");
        ((*operation).to_owned(), json!({ "operationId": operation, "parameters": { *parameter: "$response.body#/id" }, "description": words }))
    });
    let links: Map<String, Value> = links.collect();
    if !links.is_empty() {
        response["links"] = links.into();
    }
}

/// One problem as it is sent.
fn problem(name: &str, refusal: bool, status: u16, id: &str, method: &str) -> Value {
    let faults = match (name, method) {
        ("invalid", _) => examples::faults(id),
        ("bad-request", "get") => vec![super::problem::Fault { place: Place::Parameter("cursor".to_owned()), code: "bad-parameter".into(), limit: None }],
        ("bad-request", _) => vec![super::problem::Fault { place: Place::Pointer(String::new()), code: "not-json".into(), limit: None }],
        _ => Vec::new(),
    };
    let name_of = body(Language::En, name, refusal || name == "changed-meanwhile", status, "c0ffee00c0ffee000000000000000001", &faults);
    serde_json::to_value(name_of).unwrap_or_default()
}

fn failure(status: u16, found: &[Value]) -> Value {
    let title = |problem: &Value| problem["title"].as_str().unwrap_or_default().to_owned();
    let name = |problem: &Value| problem["type"].as_str().and_then(|kind| kind.rsplit(':').next()).unwrap_or_default().to_owned();
    let description = found.iter().map(|problem| format!("`{}`: {}", name(problem), title(problem))).collect::<Vec<_>>().join("\n\n");
    let examples: Map<String, Value> = found.iter().map(|problem| (name(problem), json!({ "summary": title(problem), "value": problem }))).collect();
    let mut headers = Map::from_iter([("X-Request-Id".to_owned(), reference("X-Request-Id"))]);
    match status {
        401 => drop(headers.insert("WWW-Authenticate".to_owned(), reference("WWW-Authenticate"))),
        429 | 503 => drop(headers.insert("Retry-After".to_owned(), reference("Retry-After"))),
        _ => {}
    }
    json!({
        "description": description,
        "headers": headers,
        "content": { "application/problem+json": { "schema": { "$ref": "#/components/schemas/Problem" }, "examples": examples } },
    })
}

#[cfg(test)]
mod tests {
    use super::{document, each, scopes};

    #[test]
    fn every_operation_names_its_scope_and_shows_an_example() {
        let document = document();
        assert!(each(&document).count() >= 17);
        for (path, method, operation) in each(&document) {
            assert!(operation["operationId"].is_string() && operation["summary"].is_string(), "{method} {path}");
            let success = operation["responses"].as_object().unwrap().iter().find(|(status, _)| status.starts_with('2')).unwrap().1;
            assert!(success["content"]["application/json"]["example"].is_object(), "{method} {path} shows no answer");
            if operation.get("requestBody").is_some() {
                assert!(operation["requestBody"]["content"]["application/json"]["example"].is_object(), "{method} {path} shows no request");
            }
        }
        assert_eq!(scopes().len(), each(&document).count(), "an operation without a scope opens for nobody");
    }
}
