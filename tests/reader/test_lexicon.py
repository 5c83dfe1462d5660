"""The names that a profile may print: those of every profile, and those that only one state's own profile has."""

from armstrace.graph.names import Ref
from armstrace.graph.registers import read_registers
from armstrace.loaders.lexicon import Lexicon, Name, make_lexicon
from armstrace.loaders.token import find_tokens


def find(lexicon: Lexicon, text: str) -> set[str]:
    tokens = tuple(find_tokens(text))
    return {str(name.ref) for _, _, names in lexicon.find(tokens, [token.norm for token in tokens]) for name in names}


def test_a_body_that_every_state_has_is_named_in_its_own_profile_alone() -> None:
    registers = read_registers()
    own, other = make_lexicon(registers, "usa"), make_lexicon(registers, "per")
    bare = "Africa Command replied."
    assert {ref for ref in find(own, bare) if ref.startswith("org:")}
    assert find(own, bare).isdisjoint(find(other, bare))
    assert find(make_lexicon(registers, None), bare).isdisjoint(find(own, bare))


def test_what_is_added_to_a_matcher_leaves_the_first_as_it_was() -> None:
    one = Lexicon([Name(Ref("org", "a"), "Mine Action Office", "")])
    two = one.extend([Name(Ref("org", "b"), "Mine Action", ""), Name(Ref("org", "c"), "Mine Action Office", "")])
    assert find(one, "the Mine Action Office") == {"org:a"}
    assert find(one, "on Mine Action") == set()
    assert find(two, "the Mine Action Office") == {"org:a", "org:c"}
    assert find(two, "on Mine Action") == {"org:b"}
