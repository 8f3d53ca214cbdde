use super::done;
use crate::support::TestApp;

#[tokio::test]
async fn an_administrator_says_what_new_events_of_a_kind_begin_with() {
    let app = TestApp::start().await;
    let admin = app.visitor();
    admin.signs_in(&app, "admin@ledenkoepel.example", "admin").await;
    let nele = app.organiser().await;
    nele.get("/desk/kinds").await.expect(403);
    nele.get("/desk/kinds/training").await.expect(403);
    assert!(nele.get("/desk").await.link("/desk/kinds").is_none());
    let list = admin.get("/desk/kinds").await.expect(200);
    assert!(list.shows("Opleiding") || list.shows("Vorming"), "{}", list.words());
    let form = admin.get("/desk/kinds/training").await.expect(200).form("form#kind");
    let wrong = admin.sends(&form.clone().with("capacity", "veel")).await.expect(422);
    assert_eq!(wrong.form("form#kind").get("capacity"), "veel");
    admin.sends(&form.clone().with("format", "moon")).await.expect(422);
    let wishes = [("capacity", "16"), ("format", "hybrid"), ("salutation", "polite"), ("needs_diet", "yes")];
    done(&admin, &form.clone().with_all(&wishes).without("missed").without("thanks").without("waiting_list")).await;
    // Somebody who still has the old page sees every field in which theirs differs, and what they typed.
    let met = admin.sends(&form.with("capacity", "99")).await.expect(409);
    let now: Vec<String> = met.attributes("#conflict dt a", "href");
    assert_eq!(now, ["#format", "#capacity", "#salutation", "#waiting_list", "#needs_diet", "#thanks", "#missed"]);
    assert!(met.shows("16") && met.form("form#kind").get("capacity") == "99", "{}", met.words());
    admin.get("/desk/kinds/party").await.expect(404);

    let new = nele.get("/desk/events/new?kind=training").await.expect(200).form("form#event");
    assert_eq!((new.get("kind"), new.get("format"), new.get("capacity")), ("training", "hybrid", "16"));
    done(&nele, &new.with("title", "Leren modereren")).await;
    let event = belfry::queries::desk_events::desk_events(&app.db, &belfry::rules::permission::Scope::All, app.clock.now(), belfry::queries::desk_events::When::Drafts, "", 1)
        .await
        .expect("drafts")
        .rows
        .remove(0);
    let event = super::row(&app, event.id).await;
    assert_eq!((event.salutation.as_str(), event.rules().waiting_list, event.rules().needs.diet), ("polite", false, true));
    assert_eq!(app.database().number("SELECT COUNT(*) FROM reminder_rules").await, 2, "the reminder and the way in");
    // Another kind begins as the house has it.
    assert_eq!(nele.get("/desk/events/new").await.form("form#event").get("format"), "online");
}
