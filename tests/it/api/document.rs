//! The document, and the page that is made of it.

use std::path::Path;
use std::process::Stdio;

use belfry::web::api::document;

use super::System;
use crate::support::TestApp;
use crate::support::program::belfry;

pub fn checked_in() -> serde_json::Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/openapi.json");
    serde_json::from_str(&std::fs::read_to_string(path).expect("docs/openapi.json")).expect("a document")
}

#[test]
fn the_document_that_is_checked_in_is_the_one_that_is_served() {
    assert!(checked_in() == document(), "docs/openapi.json is not what the code says. When the change is meant: belfry openapi > docs/openapi.json");
}

#[test]
fn the_command_prints_the_document() {
    let folder = std::env::temp_dir();
    let output = belfry(&folder).arg("openapi").output().expect("the program starts");
    assert!(output.status.success());
    let printed: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert!(printed == document() && printed["openapi"].as_str().is_some_and(|version| version.starts_with("3.1")));
}

#[test]
fn a_pipe_that_is_closed_early_ends_no_command_and_a_full_disk_does() {
    let openapi = |stdout: Stdio| belfry(&std::env::temp_dir()).arg("openapi").stdout(stdout).stderr(Stdio::piped()).spawn().expect("the program starts");
    let mut child = openapi(Stdio::piped());
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("it ends");
    assert!(output.status.success() && output.stderr.is_empty(), "{output:?}");
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").expect("Linux has it");
    let output = openapi(full.into()).wait_with_output().expect("it ends");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.code() == Some(1) && said.lines().count() == 1 && said.starts_with("belfry: "), "{output:?}");
}

#[tokio::test]
async fn the_document_and_its_page_are_for_everybody_and_need_no_script() {
    let app = TestApp::start().await;
    let stranger = app.visitor();
    let served = stranger.get("/api/v1/openapi.json").await.answers(200);
    assert!(served == document());
    for language in ["nl", "fr", "en"] {
        let page = app.visitor().speaking(language).get("/api/docs").await.expect(200);
        assert!(!page.has("script[src*=\"//\"]") && page.shows("/api/v1/events/{event}/registrations") && page.shows("urn:belfry:problem:already-registered"));
    }
    let system = System::new(&app).await;
    assert_eq!(system.get("/nothing-like-it").await.status, 404);
}
