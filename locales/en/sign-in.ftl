# Signing in at the desk: the second step, one's account, the organisation's own provider.
sign-in-lead = For organisers. Sign in with your organisation’s account.
sign-in-provider-button = Sign in with your organisation
sign-in-by-mail = Or with a link by mail
sign-in-by-mail-lead = Fill in your email address: you get a mail with a link to sign in.
sign-in-provider-away = Signing in with your organisation does not work now: its service does not answer. Try again later, or ask for a link below.
sign-out-there = You are signed out here
sign-out-there-lead = We take you to your organisation’s sign-in service, so that you can sign out there, too.
sign-out-there-go = Sign out there, too

second-step-title = Second step
second-step-lead = Hello { $name }. One thing more: the code of your app.
second-step-again = This is about how you sign in, so please give a code once more.
second-step-code = Code
second-step-code-help = The six digits that your app shows now, or one of your recovery codes.
second-step-app-code-help = The six digits that your app shows now.
second-step-go-on = Continue
second-step-blocked = Too many wrong codes. You can try again at { $moment }.
second-step-lost = Lost your phone and your recovery codes? Ask an administrator to clear your second step, or write to { $email }.
second-step-set-up = Set up the second step
second-step-set-up-lead = After the link from your mailbox you then give a code of an app on your phone. Somebody who only gets into your mailbox does not get in here.
second-step-set-up-required = As an administrator you need a second step: after the link from your mailbox, a code of an app on your phone. It takes two minutes, once.
second-step-get-app = No authenticator app on your phone yet? Install one. Any app with codes of six digits will do.
second-step-scan = Scan this picture with the app.
second-step-picture = QR code with the key for your app. The key also stands below as text.
second-step-type = Cannot scan? Type this key into the app:
second-step-same-device = The app is on this device: open it
second-step-prove = Give the code that the app shows now.
second-step-turn-on = Turn on the second step
second-step-replace = Set up another app
second-step-remove = Remove the second step
second-step-remove-question = Remove your second step?
second-step-remove-lead = After that, the link from your mailbox is enough to sign in. Your recovery codes will not work any more.
second-step-reset-lead = Has this person lost phone and recovery codes? First make sure that it is really them who ask. Then remove the second step: all their sessions are signed out, and they can set up a new one when they sign in.
second-step-keep = Keep it

recovery-codes = Recovery codes
recovery-codes-done = Your second step is ready.
recovery-codes-lead = A recovery code lets you in without your phone. Each works once.
recovery-codes-keep = Write them down or print them, and do not keep them with your phone. You see them only once. Earlier recovery codes do not work any more.
recovery-codes-kept = I have kept them
recovery-codes-renew = New recovery codes
recovery-codes-renew-lead = You will see ten new codes. The earlier ones will not work any more.

account-title = My account
account-details = My details
account-email-help = Should this be another address? Ask an administrator.
account-conflict = Somebody else changed this meanwhile. Now it says: { $name }, { $language }. Save again if it should be your version.
account-second-step-on = on
account-second-step-since = Since { $day } you sign in with a code of your app.
account-second-step-off = You have no second step yet. With a code of your phone your account is much better protected.
account-codes-left = { $count ->
    [0] You have no recovery codes left. Make new ones, so that you can get in without your phone.
    [one] You have one recovery code left.
   *[other] You have { $count } recovery codes left.
}
account-recovery-code-used = { $count ->
    [0] You signed in with your last recovery code. Make new ones.
    [one] You signed in with a recovery code. You have one left.
   *[other] You signed in with a recovery code. You have { $count } left.
}
account-provider = You also sign in with your account at { $issuer }.
account-sessions = Where you are signed in
account-sessions-lead = A session ends by itself after { $minutes } minutes without use, and after { $hours } hours in any case.
account-column-device = Device
account-column-since = Signed in
account-column-seen = Last used
account-column-end = Sign out
account-this-session = this session
account-session-organisation = For organisation { $organisation }
account-end-session = Sign out
account-end-others = Sign out everywhere else
account-strange-session = Is there something you do not know? Sign it out and tell an administrator.

device-words = { $browser } on { $system }
device-browser-edge = Edge
device-browser-opera = Opera
device-browser-samsung = Samsung Internet
device-browser-firefox = Firefox
device-browser-chrome = Chrome
device-browser-safari = Safari
device-browser-other = Another browser
device-system-ios = iPhone or iPad
device-system-android = Android
device-system-windows = Windows
device-system-chromeos = ChromeOS
device-system-macos = macOS
device-system-linux = Linux
device-system-other = another device

desk-label-own-name = Name
desk-label-own-language = Language of your mails
desk-done-account-saved = Your details are saved.
desk-done-second-step-removed = Your second step is removed.
desk-done-second-step-reset = The second step is cleared. That person’s sessions have ended.
desk-done-no-second-step = There was no second step.
desk-done-session-ended = That session is signed out.
desk-done-other-sessions-ended = You are signed out everywhere else.
field-wrong-code = This code is not right, or was used already. Check that your phone’s clock is right, and take the code that the app shows now.
field-setup-too-old = This page lay open for too long. There is a new picture now: remove the former key from your app and scan again.

provider-refused-back = Back to signing in
provider-refused-unknown-title = You are no organiser yet
provider-refused-unknown-text = Your organisation knows you, but { $association } has not added you as an organiser yet. Ask an administrator, or write to { $email }.
provider-refused-address-not-verified-title = Your email address is not confirmed
provider-refused-address-not-verified-text = Your organisation does not say that your email address is really yours. Sign in with a link by mail, or ask your organisation to confirm your address. Questions? Write to { $email }.
provider-refused-no-role-title = You have no role here
provider-refused-no-role-text = Your organisation gives you no role for the desk of { $association }. Ask whoever manages access on your side for it. Questions? Write to { $email }.
provider-refused-other-organisation-title = This organisation has no access
provider-refused-other-organisation-text = You signed in for an organisation that has no access to the desk of { $association }. Choose another organisation when you sign in, or write to { $email }.
provider-refused-other-account-title = This address belongs to another account
provider-refused-other-account-text = An organiser of { $association } with this email address signs in with another account. Write to { $email } to put it right.
provider-refused-denied-title = You are not signed in
provider-refused-denied-text = Signing in at your organisation was broken off. Try again. Questions? Write to { $email }.
provider-refused-provider-error-title = Signing in did not work
provider-refused-provider-error-text = Your organisation’s sign-in service gave an error. Try again, or ask for a link by mail. Does it stay like this? Write to { $email }.
provider-refused-other-browser-title = Begin to sign in again
provider-refused-other-browser-text = This sign-in began in another browser, or took too long. Begin again. Questions? Write to { $email }.
provider-refused-not-believed-title = Signing in did not work
provider-refused-not-believed-text = What your organisation’s sign-in service answered is not right, so we did not let you in. Ask for a link by mail, and write to { $email }.

desk-letter-account = Notice about your account
mail-account-when = When
mail-account-where = With
mail-account-you = Was this you? Then there is nothing to do.
mail-account-not-you = Was this not you? Sign out all sessions in your account and tell an administrator at once. Anyone who gets into your mailbox can sign in as you: change the password of your mailbox, too.
mail-account-button = My account
mail-account-why = You get this automatic mail because you are an organiser.
mail-account-new-device-subject = New device at the desk of { $association }
mail-account-new-device-heading = Signed in with a new device
mail-account-new-device-lead = Somebody signed in as you at the desk of { $association }, with a browser that we do not know yet.
mail-account-second-step-set-up-subject = Second step turned on at the desk of { $association }
mail-account-second-step-set-up-heading = Your second step is on
mail-account-second-step-set-up-lead = From now on the desk of { $association } also asks you for a code of your app. All your other sessions are signed out.
mail-account-second-step-removed-subject = Second step removed at the desk of { $association }
mail-account-second-step-removed-heading = Your second step is removed
mail-account-second-step-removed-lead = To sign in at the desk of { $association }, the link from your mailbox is enough now.
mail-account-second-step-reset-subject = Second step cleared at the desk of { $association }
mail-account-second-step-reset-heading = An administrator cleared your second step
mail-account-second-step-reset-lead = An administrator of { $association } cleared your second step and your recovery codes. All your sessions are signed out. You can set up a new one when you sign in.
mail-account-recovery-codes-renewed-subject = New recovery codes at the desk of { $association }
mail-account-recovery-codes-renewed-heading = You have new recovery codes
mail-account-recovery-codes-renewed-lead = New recovery codes were made at the desk of { $association }. The earlier ones do not work any more.
mail-account-recovery-code-used-subject = Recovery code used at the desk of { $association }
mail-account-recovery-code-used-heading = A recovery code was used
mail-account-recovery-code-used-lead = Somebody signed in as you at the desk of { $association } with one of your recovery codes.
mail-account-wrong-codes-subject = Wrong codes at the desk of { $association }
mail-account-wrong-codes-heading = Too many wrong codes
mail-account-wrong-codes-lead = Somebody opened your link to sign in at the desk of { $association } and gave five wrong codes. For a quarter of an hour no code is accepted.
mail-account-provider-linked-subject = Account linked at the desk of { $association }
mail-account-provider-linked-heading = Your account is linked
mail-account-provider-linked-lead = From now on you can also sign in at the desk of { $association } with your organisation’s account.

desk-history-second-step-set-up = set up the second step
desk-history-second-step-pass = passed the second step
desk-history-second-step-block = gave too many wrong codes
desk-history-second-step-renew-codes = made new recovery codes
desk-history-second-step-remove = removed their own second step
desk-history-second-step-reset = cleared somebody’s second step
desk-history-organiser-edit-own = changed their own details
desk-history-sign-in-end-sessions = signed out sessions elsewhere
desk-history-sign-in-link-provider = linked the organisation’s account
