"""The page that compares: two maps, figures side by side, two indicators."""

from quartmap.views import compare_dumbbell, compare_maps, compare_scatter, pages, session, state
from quartmap.views.compare_map_choice import drawn_whole

known: tuple[state.Parameter, ...] = (
    *compare_maps.parameters(session.package()),
    *compare_dumbbell.parameters(session.package()),
    *compare_scatter.parameters(session.package()),
)
opened = pages.begin(pages.COMPARE, known)
package, words = opened.package, opened.words
compare_maps.draw(package, words)
compare_dumbbell.draw(package, words)
compare_scatter.draw(package, words)
pages.end(opened)
drawn_whole()
