package signalbox.app.session.action;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import signalbox.audit.Action;
import signalbox.audit.ActionHandler;
import signalbox.audit.ActionReach;
import signalbox.audit.Outcome;
import signalbox.audit.Preview;

/// Finds the handler of an action.
public final class HandlerRegistry {
    private final List<ActionHandler<?>> handlers;

    public HandlerRegistry(List<ActionHandler<?>> handlers) {
        this.handlers = List.copyOf(handlers);
    }

    /// An action and its handler.
    record Handled<A extends Action>(ActionHandler<A> handler, A action) {
        Handled<A> settled() {
            return new Handled<>(handler, handler.settled(action));
        }

        Preview preview() {
            return handler.preview(action);
        }

        Outcome run() {
            return handler.run(action);
        }

        Optional<String> objection() {
            return handler.objection(action);
        }

        /// The databases that it reaches.
        ///
        /// @param own the session's own database
        ActionReach reach(String own) {
            var reach = handler.reach(action);
            return reach.names().isEmpty() ? ActionReach.of(Set.of(own)) : reach;
        }
    }

    /// @throws IllegalStateException when no handler was registered for the action
    Handled<?> of(Action action) {
        return handlers.stream()
                .flatMap(handler -> handled(handler, action).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No handler is registered for " + action.name()));
    }

    private static <A extends Action> Optional<Handled<A>> handled(ActionHandler<A> handler, Action action) {
        return handler.type().isInstance(action)
                ? Optional.of(new Handled<>(handler, handler.type().cast(action)))
                : Optional.empty();
    }

    /// The classes of the actions that have a handler.
    public List<Class<?>> types() {
        return handlers.stream().<Class<?>>map(ActionHandler::type).toList();
    }
}
