"""The page that compares: two maps, figures side by side, two indicators."""

from quartmap.views import compare_dumbbell, compare_maps, compare_scatter, pages, state

known: tuple[state.Parameter, ...] = (
    *compare_maps.PARAMETERS,
    *compare_dumbbell.PARAMETERS,
    *compare_scatter.PARAMETERS,
)
package, words = pages.begin(pages.COMPARE, known)
pages.heading(words.t("Compare"))
compare_maps.draw(package, words)
compare_dumbbell.draw(package, words)
compare_scatter.draw(package, words)
pages.end(pages.COMPARE, known, words)
