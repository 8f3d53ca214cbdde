use belfry::entity::event::{self, EventStatus};
use belfry::entity::session;
use sea_orm::EntityTrait as _;

use super::done;
use crate::support::TestApp;

#[tokio::test]
async fn a_three_day_course_with_a_waiting_list_and_four_questions_is_online_in_few_steps() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let form = nele.get("/desk/events/new?kind=training").await.expect(200).form("form#event").with_all(&[
        ("title", "Leren modereren"),
        ("date", "9/3/2027"),
        ("start", "9u30"),
        ("end", "16u30"),
        ("place", "Raadzaal, Roeselare"),
    ]);
    // The button for more dates only adds rows.
    let more = nele.sends(&form.with("more", "yes")).await.expect(200);
    assert_eq!(app.database().number("SELECT COUNT(*) FROM events").await, 0);
    let form = more.form("form#event");
    assert_eq!(form.get("title"), "Leren modereren");
    let form = form.with_all(&[
        ("dates[0][date]", "16/3/2027"),
        ("dates[0][start]", "9u30"),
        ("dates[0][end]", "16u30"),
        ("dates[1][date]", "30/3/2027"),
        ("dates[1][start]", "9u30"),
        ("dates[1][end]", "8u"),
    ]);
    let wrong = nele.sends(&form).await.expect(422);
    assert!(wrong.all("[id=\"dates[1][end]-error\"]").join("").contains("vóór het beginuur"), "{}", wrong.words());
    assert!(wrong.shows("Sessie 3: Einduur"), "{}", wrong.words());
    let page = done(&nele, &wrong.form("form#event").with("dates[1][end]", "16u30")).await;
    let sessions = session::Entity::find().all(app.db.reader()).await.expect("rows");
    assert_eq!(sessions.len(), 3);
    // Each at half past nine by the clock on the wall, before and after the clocks change.
    let mut starts: Vec<String> = sessions.iter().map(|session| session.starts_at.0.to_string()).collect();
    starts.sort();
    assert_eq!(starts, ["2027-03-09T08:30:00Z", "2027-03-16T08:30:00Z", "2027-03-30T07:30:00Z"]);
    assert!(sessions.iter().all(|session| session.place.as_deref() == Some("Raadzaal, Roeselare")));
    let path = page.path.split('?').next().unwrap_or_default().to_owned();
    for question in ["Dieet", "Ervaring", "Verwachting", "Vervoer"] {
        let form = nele.get(&format!("{path}/questions/new")).await.expect(200).form("form#question").with("label_nl", question);
        done(&nele, &form).await;
    }
    let page = nele.get(&path).await;
    done(&nele, &page.form("form#publish")).await;
    let event = event::Entity::find().one(app.db.reader()).await.expect("rows").expect("an event");
    assert_eq!((event.status, event.rules().waiting_list, event.capacity), (EventStatus::Published, true, Some(20)));
    assert!(app.visitor().get(&format!("/events/{}/register", event.slug)).await.shows("Vervoer"));
}

#[tokio::test]
async fn rows_left_empty_do_not_count_and_what_is_typed_stays() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let form = nele.get("/desk/events/new").await.form("form#event").with("title", "Nog zonder datum").with("more", "yes");
    let form = nele.sends(&form).await.expect(200).form("form#event").with("more", "yes");
    let form = nele.sends(&form).await.expect(200).form("form#event");
    assert!(form.has("dates[3][date]") && !form.has("dates[4][date]"));
    // A further date without a first one: the first is asked for.
    let wrong = nele.sends(&form.clone().with("dates[2][date]", "16/3/2027").with("dates[2][start]", "10u").with("dates[2][end]", "11u")).await.expect(422);
    assert!(wrong.has("#date-error"));
    done(&nele, &form).await;
    assert_eq!(app.database().number("SELECT COUNT(*) FROM sessions").await, 0);
    // However many rows a form brings, an event begins with twenty sessions at most.
    let mut form = nele.get("/desk/events/new").await.form("form#event").with_all(&[("title", "Veel"), ("date", "9/3/2027"), ("start", "10u"), ("end", "11u")]);
    for row in 0..200 {
        form = form.and(&format!("dates[{row}][date]"), "16/3/2027").and(&format!("dates[{row}][start]"), "10u").and(&format!("dates[{row}][end]"), "11u");
    }
    done(&nele, &form).await;
    assert_eq!(app.database().number("SELECT COUNT(*) FROM sessions").await, 20);
}
