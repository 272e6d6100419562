"""Whether a candidate reports at all: its features for the filter."""

from rashomon.annotations.attributions.found import Found
from rashomon.annotations.attributions.lexicon import look_up
from rashomon.annotations.attributions.pieces import bucket
from rashomon.annotations.attributions.sources import head_of
from rashomon.annotations.attributions.syntax import Syntax


def features_of_candidate(view: Syntax, one: Found) -> list[str]:
    """Return the features of a candidate with its content and source."""
    cue, lemma, part, frame = one.head, one.lemma, one.pos, one.frame
    known = look_up(lemma, part, frame)
    kind = known.act + "/" + known.kind if known else "?"
    tag, dep = view.tag[cue], view.dep[cue]
    content = sorted(one.content)
    size = bucket(len(content))
    relation, _, held = one.rule.partition(" / ")
    negated = any(view.dep[c] == "neg" for c in view.children[cue])
    modal = next((view.lower[c] for c in view.children[cue] if view.tag[c] in ("MD", "TO")), "-")
    mark = next((view.lower[c] for c in view.children[cue] if view.dep[c] in ("mark", "advmod") and view.tag[c] in ("IN", "WRB")), "-")
    if one.source:
        top = head_of(view, one.source)
        who = view.lower[top] if view.pos[top] == "PRON" else view.pos[top]
        noun, whose = view.lemma[top], view.tag[top]
    else:
        who, noun, whose = "none", "none", "none"
    quote = "Q" if one.quoted else "-"
    inside = "in" if view.quotation[cue] >= 0 else "out"
    first = content[0]
    opening = view.lower[first]
    verb = next((view.tag[i] for i in content if view.pos[i] in ("VERB", "AUX")), "none")
    sure = str(int(one.sure * 5))
    head = "headline" if view.paragraph[cue] == 0 else "body"
    last = view.lower[view.sentences[view.sentence[cue]][1] - 1]
    start, _ = view.paragraphs[view.paragraph[cue]]
    place = bucket(cue - start)
    above = view.lemma[view.head[cue]] if view.head[cue] != cue else "ROOT"
    return [
        f"{part} {lemma}", f"{part} {lemma} {frame}", f"{part} {frame}", f"{part} kind={kind}", f"{part} kind={kind} {frame}", f"{part} {lemma} {who}",
        f"{part} {relation}", f"{part} {lemma} {relation}", f"who={who} {kind}", f"noun={noun}", f"noun={noun} {kind}", f"whose={whose} {part}", f"held={held} {part}",
        f"tag={tag} {kind}", f"tag={tag} dep={dep}", f"dep={dep} {part} {kind}", f"dep={dep} above={above}", f"neg={negated} {kind}", f"modal={modal} {kind}",
        f"modal={modal} {lemma}", f"mark={mark} {part}", f"mark={mark} who={who}", f"{quote} {kind} {part}", f"{quote} {inside}", f"inside={inside} {kind}",
        f"inside={inside} {part} {frame}", f"size={size} {part}", f"size={size} {frame}", f"first={opening} {part} {frame}", f"verb={verb} {frame} {part}",
        f"sure={sure} {part}", f"sure={sure} {kind}", f"sourced={int(one.confidence * 5)} {part}", f"{head} {part} {tag}", f"{head} {kind}", f"end={last} {part}",
        f"{lemma} tag={tag}", f"{lemma} place={place} {head}" if part == "other" else f"place={place} {part}", f"{lemma} {who} {size}" if part == "other" else f"{who} {size}", f"who={who} tag={tag}", f"prev={view.lower[cue - 1] if cue else '|'} {part}",
        f"side={'L' if content[-1] < cue else 'R'} {frame} {quote}",
    ]  # fmt: skip
