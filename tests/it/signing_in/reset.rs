use super::{ADMIN, NELE, actions, arrives, is_organiser, mails};
use crate::support::phone::organiser_of;
use crate::support::{Program, TestApp, Visitor};

/// Presses the button that the page of the team has for somebody.
async fn resets(visitor: &Visitor, organiser: &str) -> crate::support::Page {
    let mut form = visitor.get("/desk/account").await.expect(200).form("form#own");
    form.action = format!("/desk/team/{organiser}/reset-second-step");
    visitor.sends(&form).await
}

#[tokio::test]
async fn an_administrator_clears_the_second_step_of_who_lost_theirs() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    nele.sets_up_second_step(&app).await;
    let an = app.visitor();
    an.signs_in(&app, ADMIN, "admin").await;
    mails(&app).await;
    let id = organiser_of(&app, NELE).await.id.to_string();
    let form = an.get(&format!("/desk/team/{id}")).await.expect(200).form("form#reset-second-step");
    let answer = an.sends(&form).await.expect(303);
    assert!(an.follows(answer).await.shows("De tweede stap is gewist"));
    assert_eq!(mails(&app).await, ["Tweede stap gewist in het beheer van Ledenkoepel"]);
    nele.get("/desk").await.expect(303);
    arrives(&app, NELE).await.get("/desk").await.expect(200);
    assert!(actions(&app).await.contains(&"second_step.reset".to_owned()));
    assert!(resets(&an, &id).await.expect(303).location().ends_with("no-second-step"));
    resets(&an, "x").await.expect(404);
    resets(&an, "01a20946-89b8-700f-a906-8bd82b5ba86c").await.expect(404);
    // One's own is replaced, never cleared.
    let own = organiser_of(&app, ADMIN).await.id.to_string();
    resets(&an, &own).await.expect(403);
}

#[tokio::test]
async fn nobody_but_an_administrator_does() {
    let app = TestApp::start().await;
    is_organiser(&app, ADMIN, "admin").await;
    arrives(&app, ADMIN).await.sets_up_second_step(&app).await;
    let id = organiser_of(&app, ADMIN).await.id.to_string();
    resets(&app.organiser().await, &id).await.expect(403);
    let desk = app.visitor();
    desk.signs_in(&app, "piet@ledenkoepel.example", "desk").await;
    resets(&desk, &id).await.expect(403);
    assert_eq!(app.database().number("SELECT COUNT(*) FROM second_steps").await, 1);
}

#[tokio::test]
async fn the_only_administrator_is_helped_by_the_command_line() {
    let app = TestApp::start().await;
    is_organiser(&app, ADMIN, "admin").await;
    let an = arrives(&app, ADMIN).await;
    an.sets_up_second_step(&app).await;
    let run = |email: &'static str| Program::run(app.database(), &["organiser", "reset-second-step", email]);
    let said = |output: &std::process::Output| format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    let output = run(ADMIN);
    assert!(output.status.success() && said(&output).contains("without a second step"), "{}", said(&output));
    an.get("/desk").await.expect(303);
    assert_eq!(arrives(&app, ADMIN).await.get("/desk").await.expect(303).location(), "/desk/account/second-step");
    assert!(said(&run(ADMIN)).contains("has no second step"));
    let output = run("wie@elders.example");
    assert!(!output.status.success() && said(&output).contains("is no organiser"), "{}", said(&output));
}
