//! Making a token by the command, and ending one at the desk.

use belfry::entity::{api_token, audit_entry};
use sea_orm::EntityTrait as _;

use super::System;
use crate::support::TestApp;
use crate::support::program::belfry;

#[tokio::test]
async fn the_command_prints_a_token_once_and_keeps_its_hash() {
    let app = TestApp::start().await;
    let mut command = belfry(app.database().folder());
    command.env("BELFRY_DATABASE_URL", app.database().url()).args([
        "token",
        "create",
        "--name",
        "CRM",
        "--scope",
        "events:read",
        "reports:read",
        "--scope",
        "events:write",
        "--days",
        "1",
    ]);
    let output = command.output().expect("the program starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let token = String::from_utf8(output.stdout).expect("text").trim().to_owned();
    assert_eq!(token.len(), 43);
    let row = api_token::Entity::find().one(app.db.reader()).await.expect("tokens").expect("a token");
    assert_eq!((row.name.as_str(), row.scopes.as_str(), row.expires_at.is_some()), ("CRM", "events:read events:write reports:read", true));
    assert!(!format!("{row:?}").contains(&token));
    let mut command = belfry(app.database().folder());
    command.env("BELFRY_DATABASE_URL", app.database().url()).args(["token", "create", "--name", "CRM", "--scope", "everything"]);
    assert_eq!(command.output().expect("the program starts").status.code(), Some(2));
}

#[tokio::test]
async fn an_administrator_ends_a_token_at_the_desk() {
    let app = TestApp::start().await;
    let system = System::new(&app).await;
    let admin = app.visitor();
    admin.signs_in(&app, "ann@ledenkoepel.example", "admin").await;
    let page = admin.opens("/desk/team/tokens").await.expect(200);
    assert!(page.shows("HR") && page.shows("events:read"));
    system.get("/events").await.answers(200);
    let answer = admin.sends(&page.form("form[action$=\"/end\"]")).await;
    assert!(admin.follows(answer).await.shows("Het token werkt niet meer."));
    assert_eq!(system.get("/events").await.status, 401);
    let actions: Vec<String> = audit_entry::Entity::find().all(app.db.reader()).await.expect("log").into_iter().map(|entry| entry.action).collect();
    assert!(actions.contains(&"api_token.create".to_owned()) && actions.contains(&"api_token.end".to_owned()));
    assert_eq!(app.organiser().await.get("/desk/team/tokens").await.status, 403);
}
