"""What the person who helps needs for each screen: what the merchant sees there, what to say, what goes wrong.

By the numbers of `screen_names`. Lines to say are said as they stand: warm, short, one thing at a time, and none of
them ever asks for a key.
"""

from rak_desktop.core.values import dataclass
from rak_desktop.wording.marking import N_


@dataclass(frozen=True)
class ScreenLines:
    """For one screen. `wrong` are pairs: what people run into, and what helps."""

    see: str
    say: tuple[str, ...]
    wrong: tuple[tuple[str, str], ...] = ()


NEVER_THE_KEY = N_("Never read the key to me, and never send it. I do not need it, and nobody who helps you does.")

SCREEN_LINES: dict[int, ScreenLines] = {
    0: ScreenLines(
        N_("Lines of text in a terminal window, without pictures or buttons."),
        (
            N_("Read me the last line, from the beginning. It ends with a code in brackets."),
            N_("You can do the same in a window: type rak-desktop and press Enter."),
        ),
        ((N_("The line is longer than the window."), N_("The code at its end is enough.")),),
    ),
    1: ScreenLines(
        N_("The name of the app, a picture of the way from Stripe to this computer, what is needed, and Start."),
        (
            N_("You are at the beginning. It takes about three minutes, and nothing is stored before you say yes."),
            N_("Are you at the computer where the app’s program runs, signed in as yourself? Then press Start."),
        ),
        (
            (
                N_("Somebody else has to sign in to Stripe."),
                N_("Screen 2 has a message for the administrator, under I can’t install it."),
            ),
            (
                N_("They sit at another computer than the one where the program runs."),
                N_("Go to that one. Each computer and each sign-in gets a key of its own."),
            ),
            (
                N_("The window asks which app to connect."),
                N_("They open the file that the vendor sent, or practise without one."),
            ),
        ),
    ),
    2: ScreenLines(
        N_("What the app will be allowed to do, the address of Stripe’s page, and Open Stripe."),
        (
            N_("Press Open Stripe. In the browser, look at the name at the top: is that your shop?"),
            N_("Press Install app there. No money moves. Choose live, unless you are only trying it out."),
        ),
        (
            (
                N_("No page opens."),
                N_("Copy the address in the window, and paste it into the browser’s address line."),
            ),
            (
                N_("Stripe says that they may not install apps."),
                N_("Only an administrator can. Under I can’t install it there is a message to send."),
            ),
            (
                N_("Another shop’s name stands at the top of Stripe’s page."),
                N_("Switch the account there first, then install."),
            ),
            (N_("The app is installed already."), N_("Press I already installed it.")),
        ),
    ),
    3: ScreenLines(
        N_("Three numbered steps, a sketch of Stripe’s page with two keys, and a field with dots."),
        (
            N_("In Stripe, press View API keys. Copy the key that starts with rk, with the button beside it."),
            N_("Come back to the window and press Paste. You see dots: that is right."),
            NEVER_THE_KEY,
        ),
        (
            (
                N_("They copied the key that starts with pk."),
                N_("It is harmless. The other one, rk, is on the same page."),
            ),
            (
                N_("They closed the page, or Stripe says that the key is no longer visible."),
                N_("A new key can be made on the same page. The older one may be left as it is."),
            ),
            (
                N_("There is no app on that page."),
                N_("Look at the shop’s name at the top, and whether live or test is chosen."),
            ),
            (
                N_("They want to read the key out."),
                N_("Stop them kindly. If it was read out or sent, it has to be replaced in Stripe."),
            ),
        ),
    ),
    4: ScreenLines(
        N_("A list of checks that turn from waiting to done, for a few seconds."),
        (
            N_("The program asks Stripe about the key now. It only looks. That takes up to twenty seconds."),
            N_("If a coloured box appears, read me its first line and the code in it."),
        ),
        (
            (
                N_("It stops with a word about the internet."),
                N_("The key waits in the window. Mend the connection, then press Try again."),
            ),
            (
                N_("They are in a hotel, a café or a company."),
                N_("Open any page in the browser first: that network may want a sign-in."),
            ),
        ),
    ),
    5: ScreenLines(
        N_("The name of the shop, real payments or trying out, what the app may do, and Save."),
        (
            N_("Read me the name of the shop. Is it yours? Nothing is stored yet."),
            N_("If it is right, press Save. Your computer may then ask for its own password."),
        ),
        (
            (
                N_("It is another shop."),
                N_("Press Not my account. Nothing is stored, and the window says how to remove the app there."),
            ),
            (
                N_("A permission is missing."),
                N_("In Stripe’s apps page there is Review permissions. After that, press Check again."),
            ),
            (
                N_("There is a number in place of the name."),
                N_("Compare it with the number under Settings in Stripe, and type a name for the shop."),
            ),
            (
                N_("The computer asks for a password, and they wonder which."),
                N_("It is the computer’s own, not the one of Stripe. It may be behind the window."),
            ),
        ),
    ),
    6: ScreenLines(
        N_("A large tick, the shop’s name, where the key is, and that another program received it."),
        (
            N_("That is all. The key is in your computer’s password store, and the app finds it by itself."),
            N_("If you use clipboard history, delete the newest entry there."),
        ),
        (
            (
                N_("The proof did not work."),
                N_("The key is stored all the same. Press Try again, once the password store is open."),
            ),
            (
                N_("The vendor’s program does not find the key."),
                N_("It has to run on this computer, under the same sign-in. A service has another one."),
            ),
        ),
    ),
    7: ScreenLines(
        N_(
            "A list of connected shops, each with its state in words, when it was looked at last, and what can be done."
        ),
        (
            N_("Find the shop we talk about, and read me the words beside its name."),
            N_("If there is a filled button in that row, press it."),
        ),
        (
            (
                N_("A key has ended, or lacks a permission."),
                N_("The row offers what mends it. The old key stays until the new one is proven."),
            ),
            (
                N_("They want to remove a shop."),
                N_("Disconnect takes the key off this computer. At Stripe it lives on until it is ended there."),
            ),
        ),
    ),
    8: ScreenLines(
        N_("What can be set: language, light or dark, the way to the internet, and who decided each."),
        (N_("Tell me what stands beside the line we talk about, and who decided it."),),
        (
            (
                N_("A line cannot be changed."),
                N_("Their administrator decided it, and the line says so. We cannot change that from here."),
            ),
        ),
    ),
    9: ScreenLines(
        N_("Lines about this computer, each with a tick or a warning and what to do."),
        (
            N_("Press the button that looks again, and wait until all lines have an answer."),
            N_("Read me the first line that has no tick, with its code."),
        ),
        (
            (
                N_("Several lines have no tick."),
                N_("The first one is the cause. Mend that one, and look again."),
            ),
        ),
    ),
    10: ScreenLines(
        N_("The whole report as it would be saved, to be read before anything is written."),
        (
            N_("Look through it. There is no key in it, and names are replaced. Save it only if you agree."),
            N_("Nothing is sent by itself. Attach the file to your message to us."),
        ),
        (
            (
                N_("It refuses to save."),
                N_("Something in it looked like a key. Nothing was written; tell us the code."),
            ),
        ),
    ),
    11: ScreenLines(
        N_("The screen for you who help: a field for a code, and the merchant’s screen beside your lines."),
        (N_("This screen is for the one who helps. On yours, read me the number at the foot."),),
        (
            (
                N_("The merchant has opened it by mistake."),
                N_("Back leads to where they were. Nothing was changed."),
            ),
        ),
    ),
    12: ScreenLines(
        N_("One shop: what the last look at its key came to, and what can be done with it."),
        (
            N_("Read me the words under the shop’s name."),
            N_("If a box offers something to press, press that. Nothing is removed without a question."),
        ),
        (
            (
                N_("They want a new key, and fear to lose the old one."),
                N_("The old key stays until the new one is proven, and can be brought back for a while."),
            ),
            (
                N_("They disconnected, and the key still works."),
                N_("That is so until it is ended at Stripe, or the app is removed there."),
            ),
        ),
    ),
    13: ScreenLines(
        N_("One red box: the program made a mistake, with a support code and a button for a report."),
        (
            N_("That is our doing, not yours. Read me the support code, one word for each character."),
            N_("Press Make a report, look through it, save it, and send it to us as you like."),
        ),
        (
            (
                N_("It comes again at the same place."),
                N_("The report tells where it happened. The terminal may help meanwhile: rak-desktop connect."),
            ),
        ),
    ),
    14: ScreenLines(
        N_("Lines with times: the steps of the program on this computer."),
        (
            N_("Read me the last line, from the word step on."),
            N_("For all of it, go back and press Make a report. It leaves names out, and this list may hold some."),
        ),
    ),
}
