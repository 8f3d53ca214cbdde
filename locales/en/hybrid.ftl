# Hybrid events: places in the room and online apart, and switching between them.

hybrid-room = the room
hybrid-online = taking part online
hybrid-group = Room and online
desk-label-places-onsite = Places in the room
desk-label-places-online = Places online
hybrid-help-places = Leave empty for no limit of its own. { $taken } taken now. They count towards the total number of places of the event.
hybrid-help-switch = Participants switch between room and online by their link as long as there is a place, and no longer than they may change their registration. Without a deadline they can until the day itself begins.
desk-label-switch-days = Switching possible until (days before)
desk-label-switch-time = Time at which switching ends
desk-label-switch-until = Switch between room and online until
hybrid-onsite-full = In the room (full)
hybrid-online-full = Online (full)
hybrid-waiting-room = The room is full. It is your turn as soon as a place there comes free. Online you may be able to take part at once: change your registration then.
hybrid-waiting-online = The places online are taken. It is your turn as soon as one comes free. In the room there may be a place at once: change your registration then.
hybrid-switch-to-online = Would you rather take part online?
hybrid-switch-to-onsite = Would you rather come to the room?
hybrid-switch-until = you can switch until { $moment }
hybrid-switch-over = Switching between room and online was possible until { $moment }.
refusal-room-full = The room is full. Online there may still be a place.
refusal-online-full = The places online are taken. In the room there may still be a place.
field-room-full = The room is full.
field-online-full = The places online are taken.
field-too-late-to-switch = Switching between room and online is no longer possible. Ask the organiser.
